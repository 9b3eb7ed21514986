import { type Node, nodeKey, once, type ResourceChange, type Topology } from "../../topology";

/** Where the resources of a topology before a change are after it: their addresses may differ, and they are the same. */
export class Moves {
  private readonly moved = new Map<string, string>();
  private readonly previous = new Map<string, string>();

  constructor(
    private readonly before: Topology | undefined,
    private readonly after: Topology,
    changes: readonly ResourceChange[],
  ) {
    for (const { address, previousAddress, stack } of changes) {
      if (previousAddress !== undefined) {
        const inStack = stack === undefined ? {} : { stack };
        const [from, to] = [nodeKey({ address: previousAddress, ...inStack }), nodeKey({ address, ...inStack })];
        this.moved.set(from, to);
        this.previous.set(to, from);
      }
    }
  }

  /** @param key of a resource before the change, as `nodeKey` says. @returns its key after it, or the same if it is gone */
  keyAfter(key: string): string {
    const [, resource = key, part = ""] = PART.exec(key) ?? [];
    const moved = this.moved.get(resource);
    if (moved !== undefined) {
      return moved + part;
    }
    if (this.isAfter(key)) {
      return key;
    }
    const identity = this.before === undefined ? undefined : identities(this.before).byKey.get(key);
    return (identity === undefined ? undefined : identities(this.after).keys.get(identity)) ?? key;
  }

  /** @param key of a resource after the change. @returns its key before it, by what Terraform says it moved */
  keyBefore(key: string): string {
    return this.previous.get(key) ?? key;
  }

  /** Whether a resource exists after the change, or the source does not show it. */
  isAfter(key: string): boolean {
    return identities(this.after).byKey.has(key);
  }
}

/** A part of a resource that is a node of its own, such as a variant. */
const PART = /^(.*?)(\.production_variants\[\d+\])$/s;

interface Identities {
  /** What identifies a node in AWS; `undefined` if it is not known, or another node has the same. */
  readonly byKey: ReadonlyMap<string, string | undefined>;
  /** Only of identities that one node has. */
  readonly keys: ReadonlyMap<string, string>;
}

const identities = once((topology): Identities => {
  const byKey = new Map<string, string | undefined>();
  const keys = new Map<string, string>();
  const twice = new Set<string>();
  for (const node of nodesOf(topology)) {
    const key = nodeKey(node);
    const identity = identityOf(node);
    byKey.set(key, identity);
    if (identity !== undefined) {
      if (keys.has(identity)) {
        twice.add(identity);
      }
      keys.set(identity, key);
    }
  }
  for (const identity of twice) {
    keys.delete(identity);
  }
  return { byKey, keys };
});

type Named = Node & { readonly kind: string; readonly name?: unknown; readonly resourceId?: unknown };

/** The name in AWS, with what it is the name of. Not the scope: a state does not state it, and a plan does. */
function identityOf({ kind, stack, name, resourceId }: Named): string | undefined {
  const parts = [name, resourceId].filter((part) => typeof part === "string");
  return parts.length === 0 || kind === "variant" ? undefined : JSON.stringify([stack, kind, ...parts]);
}

const nodesOf = (topology: Topology): readonly Named[] => [
  ...topology.endpoints,
  ...topology.endpointConfigurations,
  ...topology.variants,
  ...topology.inferenceComponents,
  ...topology.models,
  ...topology.scalableTargets,
  ...topology.scalingPolicies,
  ...topology.scheduledActions,
  ...topology.alarms,
  ...topology.schedules,
  ...topology.roles,
  ...topology.providers,
];
