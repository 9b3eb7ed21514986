import { field } from "../../attributes/json";
import { type Maybe, Unknown } from "../../unknown";
import type { Standpoint } from "./places";
import type { Resolver } from "./resolver";

/**
 * What Terraform waits for before it makes a resource. `Unknown` where it may wait for more: a plan does not say what
 * local values, data sources and modules wait for. (Nor does it show `replace_triggered_by`, which is written beside a
 * reference.)
 *
 * @param configured the resource in the configuration; a state has none
 */
export function waitsFor(configured: unknown, from: Standpoint, resolver: Resolver): Maybe<readonly string[]> {
  const expressions = field(configured, "expressions");
  if (expressions === undefined || resolver.isHeldBack(from.module)) {
    return Unknown;
  }
  const dependsOn = field(configured, "depends_on");
  const count = field(configured, "count_expression");
  // Most have neither: their instances share one list.
  if (dependsOn === undefined && count === undefined && from.forEach === undefined) {
    return resolver.seesThrough(expressions, from) ? resolver.resolve(expressions, from) : Unknown;
  }
  const all = [expressions, { references: dependsOn }, count, from.forEach];
  return all.every((expression) => resolver.seesThrough(expression, from))
    ? [...new Set(all.flatMap((expression) => resolver.resolve(expression, from)))]
    : Unknown;
}
