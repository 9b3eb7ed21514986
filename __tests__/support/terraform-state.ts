import type { TerraformGraph } from "./terraform-graph";
import { isList, isObject, type Json, type JsonObject, type Plan, type ResourceChange } from "./terraform-plan";

/** A Terraform state file, version 4. */
export interface State {
  readonly version: 4;
  readonly terraform_version: string;
  readonly serial: number;
  readonly lineage: string;
  readonly outputs: JsonObject;
  readonly resources: readonly JsonObject[];
}

/** Computed values whose absence the provider would want to mend. */
const COMPUTED: Readonly<Record<string, Json>> = {
  alarm_arns: [],
  inference_execution_config: [],
  inline_policy: [],
  managed_policy_arns: [],
  suspended_state: [],
  tags_all: {},
};

/**
 * The state that an apply of the plan would leave. What only AWS knows is made up: ARNs, and that a computed value is
 * absent.
 */
export function stateAfter(plan: Plan, dependencies: TerraformGraph): State {
  return {
    version: 4,
    terraform_version: plan.terraform_version,
    serial: 1,
    lineage: "00000000-0000-4000-8000-000000000000",
    outputs: {},
    resources: plan.resource_changes
      .filter(({ mode }) => mode === "managed")
      .map((resource) => ({
        mode: "managed",
        type: resource.type,
        name: resource.name,
        provider: `provider["${resource.provider_name}"]`,
        instances: [
          {
            schema_version: schemaVersion(plan, resource.address),
            attributes: attributes(plan, resource),
            sensitive_attributes: sensitivePaths(resource),
            dependencies: managed(dependencies.before(resource.address)),
          },
        ],
      })),
  };
}

function schemaVersion(plan: Plan, address: string): number {
  const planned = plan.planned_values.root_module.resources?.find((resource) => resource.address === address);
  return planned?.schema_version ?? 0;
}

function attributes(plan: Plan, { address, type, change }: ResourceChange): JsonObject {
  const configured = plan.configuration.root_module.resources?.find((resource) => resource.address === address);
  const members = Object.keys({ ...change.after, ...change.after_unknown }).map((key) => {
    const reference = configured?.expressions?.[key]?.references?.find((path) => path.endsWith(".arn"));
    const arn = arnOf(reference?.replace(/\.arn$/, "") ?? address);
    const value = known(change.after?.[key] ?? null, change.after_unknown[key] ?? null, key, arn);
    return [key, type === "terraform_data" && key === "triggers_replace" ? dynamic(value) : value];
  });
  return Object.fromEntries(members);
}

/** Terraform plans an update where a value was not sensitive before and is now. */
function sensitivePaths({ change }: ResourceChange): Json[] {
  return Object.entries(change.after_sensitive)
    .filter(([, sensitive]) => sensitive === true)
    .map(([key]) => [{ type: "get_attr", value: key }]);
}

/** The value, with something plausible in each place that the plan does not know. */
function known(value: Json, unknown: Json, key: string, arn: string): Json {
  if (unknown === true) {
    return madeUp(key, arn);
  }
  if (isList(value)) {
    return value.map((member, index) => known(member, (isList(unknown) ? unknown[index] : null) ?? null, key, arn));
  }
  if (isObject(value)) {
    const unknownMembers = isObject(unknown) ? unknown : {};
    const names = Object.keys({ ...value, ...unknownMembers });
    return Object.fromEntries(
      names.map((name) => [name, known(value[name] ?? null, unknownMembers[name] ?? null, name, arn)]),
    );
  }
  return value;
}

function madeUp(key: string, arn: string): Json {
  if (key === "alarm_actions") {
    return [arn];
  }
  return key === "id" || key.endsWith("arn") ? arn : (COMPUTED[key] ?? null);
}

/** A value of no fixed type is kept with its type. */
function dynamic(value: Json): Json {
  return { value, type: typeOf(value) };
}

function typeOf(value: Json): Json {
  if (isObject(value)) {
    return ["object", Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typeOf(member)]))];
  }
  return typeof value === "boolean" ? "bool" : typeof value;
}

function arnOf(address: string): string {
  return `arn:aws:service:us-west-2:123456789012:${address.replace(".", "/")}`;
}

function managed(nodes: ReadonlySet<string>): string[] {
  return [...nodes].filter((node) => /^(aws_|terraform_data\.)/.test(node));
}
