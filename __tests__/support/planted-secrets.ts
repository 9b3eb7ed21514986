import { recordedChange } from "./change-fixtures";

type Json = Readonly<Record<string, unknown>>;

export const SECRET = "hunter22";

/** Puts a secret into each text, and marks it; what a resource is, and what Terraform needs as a number, stay. */
function planted(value: unknown, name = ""): { readonly value: unknown; readonly mark: unknown } {
  if (
    typeof value === "string" &&
    !/^(type_name|status|policy_type|service_namespace|scalable_dimension)$/.test(name)
  ) {
    return { value: `${SECRET}-${value}`, mark: true };
  }
  if (Array.isArray(value)) {
    const inner = value.map((one) => planted(one, name));
    return { value: inner.map((one) => one.value), mark: inner.map((one) => one.mark) };
  }
  if (typeof value === "object" && value !== null) {
    const inner = Object.entries(value).map(([key, one]) => [key, planted(one, key)] as const);
    return {
      value: Object.fromEntries(inner.map(([key, one]) => [key, one.value])),
      mark: Object.fromEntries(inner.map(([key, one]) => [key, one.mark])),
    };
  }
  return { value, mark: false };
}

function plantedResources(root: unknown): unknown {
  const { resources = [], child_modules: children = [], ...rest } = (root ?? {}) as Record<string, readonly Json[]>;
  return {
    ...rest,
    resources: resources.map((resource) => {
      const { value, mark } = planted(resource.values);
      return { ...resource, values: value, sensitive_values: mark };
    }),
    child_modules: children.map(plantedResources),
  };
}

/** A plan of the corpus with a secret in each text, marked as sensitive in the state and on the chosen sides of changes. */
export function plantedPlan(name: string, isMarked: (side: "before" | "after") => boolean): Json {
  const plan = recordedChange(name) as Record<string, Record<string, Json>>;
  const changes = (plan.resource_changes ?? []) as unknown as readonly { readonly change: Json }[];
  return {
    ...plan,
    planned_values: { root_module: plantedResources(plan.planned_values?.root_module) },
    prior_state: { values: { root_module: plantedResources(plan.prior_state?.values?.root_module) } },
    resource_changes: changes.map((one) => {
      const [before, after] = [planted(one.change.before), planted(one.change.after)];
      return {
        ...one,
        change: {
          ...one.change,
          before: before.value,
          after: after.value,
          before_sensitive: isMarked("before") ? before.mark : {},
          after_sensitive: isMarked("after") ? after.mark : {},
        },
      };
    }),
  };
}
