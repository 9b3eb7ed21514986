import { type Maybe, Unknown } from "../../unknown";
import { member } from "../json";
import type { ModuleInstance } from "./instances";
import type { Resolver, Standpoint } from "./resolver";

/**
 * What Terraform waits for before it makes a resource. `Unknown` where it may wait for more: a plan does not say what
 * local values, data sources and modules wait for. (Nor does it show `replace_triggered_by`, which is written beside a
 * reference.)
 *
 * @param configured the resource in the configuration; a state has none
 */
export function waitsFor(configured: unknown, from: Standpoint, resolver: Resolver): Maybe<readonly string[]> {
  const expressions = member(configured, "expressions");
  if (expressions === undefined || isModuleHeldBack(from.module, resolver)) {
    return Unknown;
  }
  const dependsOn = member(configured, "depends_on");
  const others = [
    dependsOn === undefined ? undefined : { references: dependsOn },
    member(configured, "count_expression"),
    from.forEach,
  ];
  let waitsFor: readonly string[] = [];
  for (const expression of [expressions, ...others]) {
    if (!resolver.seesThrough(expression, from)) {
      return Unknown;
    }
    waitsFor = together(waitsFor, resolver.resolve(expression, from));
  }
  return waitsFor;
}

/** Instances of a resource share their lists: one is only copied where it has to be. */
const together = (some: readonly string[], more: readonly string[]): readonly string[] =>
  more.length === 0 ? some : some.length === 0 ? more : [...new Set([...some, ...more])];

/** Everything in a module waits for what its call, or one further out, depends on. */
function isModuleHeldBack({ caller, key }: ModuleInstance, resolver: Resolver): boolean {
  if (caller === undefined) {
    return false;
  }
  const call = caller.module.configuration.call(caller.name);
  const from = { module: caller.module, key, forEach: undefined };
  const parts = [
    { references: member(call, "depends_on") },
    member(call, "count_expression"),
    member(call, "for_each_expression"),
  ];
  return (
    parts.some((part) => !resolver.seesThrough(part, from) || resolver.resolve(part, from).length > 0) ||
    isModuleHeldBack(caller.module, resolver)
  );
}
