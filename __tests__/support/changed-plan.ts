import { recordedMode } from "./plan-fixture";

// biome-ignore lint/suspicious/noExplicitAny: a test edits any argument of a document
type Document = Record<string, any>;

/** Changes the arguments of a resource; `undefined` removes the resource. */
export type Edits = Readonly<Record<string, ((values: Document) => void) | undefined>>;

/** A plan that Terraform made of one endpoint in which nothing changes, changed by hand. */
export function changedPlan({
  after = {},
  before = {},
}: {
  readonly after?: Edits;
  readonly before?: Edits;
}): Document {
  const plan = recordedMode("nothing-to-do") as Document;
  edit(plan.planned_values.root_module, after);
  edit(plan.prior_state.values.root_module, before);
  for (const change of plan.resource_changes) {
    const gone = change.address in after && after[change.address] === undefined;
    const isNew = change.address in before && before[change.address] === undefined;
    const changes = after[change.address] ?? before[change.address];
    change.change.actions = gone ? ["delete"] : isNew ? ["create"] : changes === undefined ? ["no-op"] : ["update"];
    before[change.address]?.(change.change.before);
    if (gone) {
      change.change.after = null;
    } else {
      after[change.address]?.(change.change.after);
    }
    if (isNew) {
      change.change.before = null;
    }
  }
  return plan;
}

function edit(root: Document, edits: Edits): void {
  root.resources = root.resources.filter(
    ({ address }: Document) => !(address in edits) || edits[address] !== undefined,
  );
  for (const resource of root.resources) {
    edits[resource.address]?.(resource.values);
  }
}

/** All resources of the endpoint are absent. */
export const nothing: Edits = Object.fromEntries(
  (recordedMode("nothing-to-do") as Document).resource_changes.map(({ address }: Document) => [address, undefined]),
);
