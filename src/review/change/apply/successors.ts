import { grouped } from "../../../grouped";
import { type Endpoint, isKnown, nodeKey, type ResourceChange, withoutKeys } from "../../../topology";
import type { Scene } from "./scene";

/** An endpoint that is deleted at one address, and the one that is created at another in its place. */
export interface Successor {
  readonly before: Endpoint;
  readonly gone: ResourceChange;
  readonly after: Endpoint;
  readonly created: ResourceChange;
}

/** Terraform gives these reasons where the key of an instance is no longer there. */
const KEY_REASONS = new Set(["delete_because_each_key", "delete_because_count_index", "delete_because_no_module"]);

/** Endpoints that change their address without a `moved` block: by their name, or as the only new key of a `for_each`. */
export function* successors(scene: Scene): Generator<Successor> {
  const gone = endpointsWith(scene, "delete", scene.before.endpoints);
  const created = endpointsWith(scene, "create", scene.after.endpoints);
  const byName = grouped(created, nameInStack);
  const [goneBySibling, createdBySibling] = [grouped(gone, siblingKey), grouped(created, siblingKey)];
  for (const one of gone) {
    const { change, endpoint } = one;
    const sibling = siblingKey(one);
    const only = KEY_REASONS.has(change.reason ?? "") && goneBySibling.get(sibling)?.length === 1;
    const others = createdBySibling.get(sibling) ?? [];
    const next = byName.get(nameInStack(one) ?? "")?.at(-1) ?? (only && others.length === 1 ? others[0] : undefined);
    if (next !== undefined) {
      yield { before: endpoint, gone: change, after: next.endpoint, created: next.change };
    }
  }
}

interface Changed {
  readonly change: ResourceChange;
  readonly endpoint: Endpoint;
}

function endpointsWith(scene: Scene, action: "create" | "delete", nodes: readonly Endpoint[]): readonly Changed[] {
  return scene.changes.flatMap((change) => {
    const find = action === "delete" ? scene.beforeOf(nodes, change) : scene.afterOf(nodes, change);
    return change.action === action && find !== undefined ? [{ change, endpoint: find }] : [];
  });
}

/** Another stack has another state, and often another Region: no `moved` block leads there. */
const nameInStack = ({ change, endpoint: { name } }: Changed): string | undefined =>
  isKnown(name) ? JSON.stringify([change.stack, name]) : undefined;

const siblingKey = ({ change }: Changed): string => nodeKey({ ...change, address: withoutKeys(change.address) });
