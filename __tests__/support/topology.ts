import { inventoryOf, isUnknown, nodeKey, type Resource, Topology, type Variant } from "../../src/topology";
import {
  asyncConfiguration,
  backlogAlarm,
  backlogStepPolicy,
  backlogTracking,
  component,
  configuration,
  endpoint,
  stepPolicy,
  target,
  tracking,
  variantTarget,
  wakeAlarm,
} from "./nodes";

export * from "./nodes";

/*
 * Small topologies for tests. `topology()` sleeps and wakes: one endpoint `llm`, one component `llama3-8b`, its target,
 * a tracking policy, a step policy and the alarm that fires it. A test changes it in one place:
 *
 *   topology(tracking({ disableScaleIn: true }))                    // a node of the same address takes its place
 *   topology(component({ address: "b", name: "other" })   )   // a node of another address is added
 *   topology(without(wakeAlarm()))                                  // and this one is gone
 *
 * `asyncTopology()` is the same for an asynchronous endpoint.
 */

type Removal = { readonly without: string };
export type Change = Resource | Variant | Removal;

/** Takes a node out of the topology. */
export const without = (node: Resource): Removal => ({ without: nodeKey(node) });

export const topology = (...changes: readonly Change[]): Topology =>
  build([endpoint(), configuration(), component(), target(), tracking(), stepPolicy(), wakeAlarm()], changes);

export const asyncTopology = (...changes: readonly Change[]): Topology =>
  build(
    [endpoint(), asyncConfiguration(), variantTarget(), backlogTracking(), backlogStepPolicy(), backlogAlarm()],
    changes,
  );

/** What is forgotten may have the address of a resource that is there. */
const keyOf = (node: Resource): string => (node.kind === "forgotten" ? `forgotten ${nodeKey(node)}` : nodeKey(node));

function build(nodes: readonly Resource[], changes: readonly Change[]): Topology {
  const byKey = new Map(nodes.map((node) => [keyOf(node), node]));
  for (const change of changes) {
    if ("without" in change) {
      byKey.delete(change.without);
    } else if (change.kind === "variant") {
      replaceVariant(byKey, change);
    } else {
      byKey.set(keyOf(change), change);
    }
  }
  return new Topology(inventoryOf(byKey.values()));
}

/** A variant of the same address takes its place in the configuration; another one is added there. */
function replaceVariant(byKey: Map<string, Resource>, changed: Variant): void {
  for (const node of byKey.values()) {
    if (node.kind === "endpoint-configuration" && !isUnknown(node.variants)) {
      const others = node.variants.filter(({ address }) => address !== changed.address);
      byKey.set(nodeKey(node), { ...node, variants: [...others, changed] });
      return;
    }
  }
}
