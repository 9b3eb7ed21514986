import type { Way } from "../behaviour";
import type { Finding } from "../rules/finding";
import { nodeKey, once, type Topology } from "../topology";
import type { Effects } from "./effects";
import type { Hosted } from "./hosted";
import type { ReviewedWay } from "./review";
import { faultText, isBroken, type SubjectVerdict } from "./subject-verdict";
import { subjectsOf } from "./verdict";

const targetKeys = once((topology) => new Set(topology.scalableTargets.map(nodeKey)));

/** All ways of an endpoint's components and variants, with the rules that speak about them. */
export function reviewedWays(
  topology: Topology,
  hosted: Hosted,
  { findings, effects }: { readonly findings: readonly Finding[]; readonly effects: Effects },
): readonly ReviewedWay[] {
  const breaks = effects.breaks(findings);
  const rules = new Map<string, Set<string>>();
  const targets = targetKeys(topology);
  for (const { id, on, about } of findings) {
    // All that is said about scaling is about the target as well.
    for (const key of [nodeKey(on), ...about.map(nodeKey).filter((other) => !targets.has(other))]) {
      const ids = rules.get(key) ?? new Set();
      rules.set(key, ids.add(id));
    }
  }
  const described = ({ of }: SubjectVerdict, way: Way): ReviewedWay => {
    const { direction, by, when, state, nodes, faults } = way;
    // A fault may be elsewhere: in a policy that does not agree to scale in.
    const told = [...nodes, ...faults.map(({ on }) => on)].flatMap((node) => [...(rules.get(nodeKey(node)) ?? [])]);
    return {
      of,
      direction,
      by,
      when,
      state: isBroken(way, breaks[direction]) ? "broken" : state,
      through: nodes.map(({ address }) => address),
      why: faults.map(faultText),
      rules: [...new Set(told)].sort(),
    };
  };
  return subjectsOf(topology, hosted, breaks).flatMap((subject) =>
    [...subject.ways.down, ...subject.ways.up].map((way) => described(subject, way)),
  );
}
