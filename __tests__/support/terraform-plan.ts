import type { ComponentRequest } from "../../src/constructs/component/component-request";

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** The part of `terraform show -json PLAN` that tests look at. */
export interface Plan {
  readonly terraform_version: string;
  readonly planned_values: {
    readonly root_module: { readonly resources?: readonly PlannedResource[] };
    readonly outputs?: { readonly [name: string]: { readonly value?: Json } };
  };
  readonly resource_changes: readonly ResourceChange[];
  readonly configuration: {
    readonly root_module: { readonly resources?: readonly ConfiguredResource[] };
  };
}

export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly schema_version: number;
  /** Without what is known after the apply. */
  readonly values: JsonObject;
}

export interface ResourceChange {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly provider_name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly after: JsonObject | null;
    /** The shape of `after`, with `true` where a value is known after the apply. */
    readonly after_unknown: JsonObject;
    /** The shape of `after`, with `true` where a value is not shown. */
    readonly after_sensitive: JsonObject;
  };
}

export interface ConfiguredResource {
  readonly address: string;
  readonly type: string;
  readonly expressions?: { readonly [attribute: string]: { readonly references?: readonly string[] } };
}

/** The planned values of all resources of a type. */
export function plannedValues(plan: Plan, type: string): JsonObject[] {
  return (plan.planned_values.root_module.resources ?? [])
    .filter((resource) => resource.type === type)
    .map(({ values }) => values);
}

/** The planned values of the only resource of a type. */
export function onlyPlanned(plan: Plan, type: string): JsonObject {
  return only(plannedValues(plan, type), type);
}

/** The planned values of the only scaling policy of a type. */
export function plannedPolicy(plan: Plan, policyType: string): JsonObject {
  return only(
    plannedValues(plan, "aws_appautoscaling_policy").filter((policy) => policy.policy_type === policyType),
    policyType,
  );
}

/** The requests that create the inference components, as Cloud Control will get them. */
export function plannedComponents(plan: Plan): ComponentRequest[] {
  return plannedValues(plan, "aws_cloudcontrolapi_resource")
    .filter(({ type_name }) => type_name === "AWS::SageMaker::InferenceComponent")
    .map(({ desired_state }) => JSON.parse(String(desired_state)));
}

/** The blocks of one name in a resource or a block. */
export function blocks(value: Json | undefined): JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

/** Where a plan does not know values yet: `aws_x.y: production_variants.0.volume_size_in_gb`. */
export function unknownPaths(plan: Plan): string[] {
  return plan.resource_changes.flatMap(({ address, change }) =>
    leaves(change.after_unknown).map((path) => `${address}: ${path.join(".")}`),
  );
}

/** What the plan does, by resource: `{ "aws_sagemaker_endpoint.x": "update" }`. What it leaves alone is left out. */
export function plannedActions(plan: Plan): Record<string, string> {
  const changes = plan.resource_changes
    .map(({ address, change }) => [address, change.actions.join(" then ")] as const)
    .filter(([, actions]) => actions !== "no-op" && actions !== "read");
  return Object.fromEntries(changes);
}

function only(resources: readonly JsonObject[], kind: string): JsonObject {
  const [first] = resources;
  if (first === undefined || resources.length > 1) {
    throw new Error(`${resources.length} of ${kind} in the plan, and not one`);
  }
  return first;
}

function leaves(unknown: Json, path: readonly string[] = []): string[][] {
  if (unknown === true) {
    return [[...path]];
  }
  return isList(unknown) || isObject(unknown)
    ? Object.entries(unknown).flatMap(([key, member]) => leaves(member, [...path, key]))
    : [];
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}
