import { isObject, type JsonObject, member } from "../attributes/json";
import type { Provider } from "../nodes/provider";
import { isUnknown, type Maybe, type Optional, Unknown } from "../unknown";
import { isRegion, scopeOf } from "./scope";
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
    return {
      kind: "provider",
      address: `provider.${key}`,
      scope: scopeOf(key, undefined),
      region: regionOf(configuration, variables),
      versionConstraint: textOf(member(configuration, "version_constraint")),
      hasDefaultTags: member(member(configuration, "expressions"), "default_tags") !== undefined,
    };
  });
}

/** The Regions of all configurations, of hashicorp/aws and of others, by their key; without those that are not known. */
export const regionsOfPlan = (configurations: unknown, variables: PlanVariables): ReadonlyMap<string, string> =>
  regionsOf(
    Object.entries(isObject(configurations) ? configurations : {}).map(([key, configuration]) => [
      key,
      regionOf(configuration, variables),
    ]),
  );

/** The configurations of hashicorp/aws in synthesized JSON. */
export function providersOfStack(stack: Stack, evaluator: Evaluator): readonly Provider[] {
  return stack.providers("aws").map((block) => {
    const key = keyOf("aws", block);
    return {
      kind: "provider",
      address: `provider.${key}`,
      ...(stack.name === undefined ? {} : { stack: stack.name }),
      scope: scopeOf(key, undefined, stack.name),
      region: writtenRegion(block, evaluator),
      versionConstraint: textOf(member(stack.requiredProvider("aws"), "version")),
      hasDefaultTags: hasTags(member(block, "default_tags")),
    };
  });
}

/** The Regions of the configurations that make resources of ours, as `provider` names them in a block. */
export const regionsOfStack = (stack: Stack, evaluator: Evaluator): ReadonlyMap<string, string> =>
  regionsOf(
    ["aws", "awscc"].flatMap((name) =>
      stack.providers(name).map((block) => [keyOf(name, block), writtenRegion(block, evaluator)] as const),
    ),
  );

const regionsOf = (all: readonly (readonly [string, unknown])[]): ReadonlyMap<string, string> =>
  new Map(all.flatMap(([key, region]) => (isRegion(region) ? [[key, region] as const] : [])));

function keyOf(name: string, block: JsonObject): string {
  const alias = textOf(member(block, "alias"));
  return typeof alias === "string" ? `${name}.${alias}` : name;
}

function writtenRegion(block: JsonObject, evaluator: Evaluator): Optional<string> {
  const region = evaluator.value(member(block, "region"));
  return region === undefined || typeof region === "string" ? region : Unknown;
}

function regionOf(configuration: unknown, all: PlanVariables): Optional<string> {
  const expression = member(member(configuration, "expressions"), "region");
  if (expression === undefined) {
    return undefined;
  }
  const inRoot = member(configuration, "module_address") === undefined;
  const variables = inRoot ? all : undefined;
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
