import type { Way } from "../behaviour";
import type { Finding } from "../rules/finding";
import { nodeKey, once, type Topology } from "../topology";
import type { ReviewedWay } from "./review";
import { type Breaks, faultText, isBroken, type SubjectVerdict } from "./subject-verdict";

const targetKeys = once((topology) => new Set(topology.scalableTargets.map(nodeKey)));

/** All ways of an endpoint, with the rules that report findings about them. */
export function reviewedWays(
  topology: Topology,
  subjects: readonly SubjectVerdict[],
  { findings, breaks }: { readonly findings: readonly Finding[]; readonly breaks: Breaks },
): readonly ReviewedWay[] {
  const rules = new Map<string, Set<string>>();
  const targets = targetKeys(topology);
  for (const { id, on, about } of findings) {
    // All findings about scaling are about the target as well.
    for (const key of [nodeKey(on), ...about.map(nodeKey).filter((other) => !targets.has(other))]) {
      const ids = rules.get(key) ?? new Set();
      rules.set(key, ids.add(id));
    }
  }
  const described = ({ of }: SubjectVerdict, way: Way): ReviewedWay => {
    const { direction, by, when, state, nodes, faults } = way;
    // A fault may be elsewhere: in a policy that does not agree to scale in.
    const broken = [...nodes, ...faults.map(({ on }) => on)].flatMap((node) => [...(rules.get(nodeKey(node)) ?? [])]);
    return {
      of,
      direction,
      by,
      when,
      state: isBroken(way, breaks[direction]) ? "broken" : state,
      through: nodes.map(({ address }) => address),
      why: faults.map(faultText),
      rules: [...new Set(broken)].sort(),
    };
  };
  return subjects.flatMap((subject) =>
    [...subject.ways.down, ...subject.ways.up].map((way) => described(subject, way)),
  );
}
