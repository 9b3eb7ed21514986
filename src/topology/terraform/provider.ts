import { isObject, member } from "../attributes/json";
import type { Provider } from "../nodes/provider";
import { isUnknown, type Maybe, type Optional, Unknown } from "../unknown";
import { scopeOf } from "./scope";
import type { Evaluator } from "./synthesized/evaluator";
import type { Stack } from "./synthesized/stack";

const AWS = "registry.terraform.io/hashicorp/aws";

/** The variables of the root module in a plan. */
export interface PlanVariables {
  readonly values: unknown;
  readonly declarations: unknown;
}

/** The configurations of hashicorp/aws in the `configuration` of a plan; a state has none. */
export function providersOfPlan(configurations: unknown, variables: PlanVariables): readonly Provider[] {
  return Object.entries(isObject(configurations) ? configurations : {}).flatMap(([key, configuration]) => {
    if (member(configuration, "full_name") !== AWS) {
      return [];
    }
    const expressions = member(configuration, "expressions");
    const inRoot = member(configuration, "module_address") === undefined;
    return {
      kind: "provider",
      address: `provider.${key}`,
      scope: scopeOf(key, undefined),
      region: regionOf(member(expressions, "region"), inRoot ? variables : undefined),
      versionConstraint: textOf(member(configuration, "version_constraint")),
      hasDefaultTags: member(expressions, "default_tags") !== undefined,
    };
  });
}

/** The configurations of hashicorp/aws in synthesized JSON. */
export function providersOfStack(stack: Stack, evaluator: Evaluator): readonly Provider[] {
  return stack.providers("aws").map((block) => {
    const alias = textOf(member(block, "alias"));
    const key = typeof alias === "string" ? `aws.${alias}` : "aws";
    const region = evaluator.value(member(block, "region"));
    return {
      kind: "provider",
      address: `provider.${key}`,
      ...(stack.name === undefined ? {} : { stack: stack.name }),
      scope: scopeOf(key, undefined, stack.name),
      region: region === undefined || typeof region === "string" ? region : Unknown,
      versionConstraint: textOf(member(stack.requiredProvider("aws"), "version")),
      hasDefaultTags: hasTags(member(block, "default_tags")),
    };
  });
}

function regionOf(expression: unknown, variables: PlanVariables | undefined): Optional<string> {
  if (expression === undefined) {
    return undefined;
  }
  const constant = member(expression, "constant_value");
  const references = member(expression, "references");
  const [reference] = Array.isArray(references) && references.length === 1 ? references : [];
  const name = typeof reference === "string" && reference.startsWith("var.") ? reference.slice(4) : "";
  // A plan holds the values of sensitive variables, too.
  const secret = member(member(variables?.declarations, name), "sensitive") !== undefined;
  const value = constant ?? (secret ? undefined : member(member(variables?.values, name), "value"));
  return typeof value === "string" ? value : Unknown;
}

const textOf = (value: unknown): Optional<string> => (typeof value === "string" && value !== "" ? value : undefined);

/** A block, or a list of one; `dynamic` or a token may write it. */
function hasTags(value: unknown): Maybe<boolean> {
  const blocks = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return blocks.some((block) => !isObject(block) || isUnknown(block)) ? Unknown : blocks.length > 0;
}
