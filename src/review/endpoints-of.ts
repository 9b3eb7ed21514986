import { hostedIn } from "../behaviour";
import type { Finding } from "../rules/finding";
import { nodeKey, once, type Topology } from "../topology";
import { compare } from "./order";
import { resourcesOf } from "./resources-of";

/** The names of the endpoints that a finding affects, sorted; several if they share a resource. */
export const endpointsOf = (topology: Topology, { on }: Pick<Finding, "on">): readonly string[] =>
  namesByNode(topology).get(nodeKey(on)) ?? [];

const namesByNode = once((topology): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string[]>();
  for (const hosted of [...hostedIn(topology)].sort((left, right) => compare(left.name, right.name))) {
    for (const key of new Set(resourcesOf(topology, hosted).map(nodeKey))) {
      const known = names.get(key);
      if (known === undefined) {
        names.set(key, [hosted.name]);
      } else {
        known.push(hosted.name);
      }
    }
  }
  return names;
});
