import { hostedIn } from "../../behaviour";
import type { Traffic } from "../../behaviour/traffic";
import { nearest } from "../../nearest";
import { isKnown, type Topology } from "../../topology";

/**
 * A sentence for each name of a profile that no input has: a misspelt one would change the traffic without a word. It is
 * no error, because a profile may serve several plans.
 */
export function unusedTraffic({ named }: Traffic, topologies: readonly Topology[]): readonly string[] {
  if (named === undefined) {
    return [];
  }
  const hosts = topologies.flatMap((topology) => [...hostedIn(topology)]);
  const components = hosts.flatMap((host) => host.components.map(({ name }) => name)).filter(isKnown);
  return [
    ...unknown(
      "endpoint",
      named.endpoints,
      hosts.map(({ name }) => name),
    ),
    ...unknown("component", named.components, components),
  ];
}

function unknown(
  what: "endpoint" | "component",
  named: readonly string[],
  known: readonly string[],
): readonly string[] {
  const all = new Set(known);
  return named
    .filter((name) => !all.has(name))
    .map((name) => {
      const meant = nearest(name, known);
      const question = meant === undefined ? "" : `; did you mean ${meant}?`;
      return `no ${what} is named ${JSON.stringify(name)}, its traffic is not used${question}`;
    });
}
