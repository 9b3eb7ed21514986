import { nodeKey, type Topology } from "../topology";
import type { Direction } from "./effect";
import type { Finding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { weigh } from "./weigh";

/** What the rules find. If several rules apply to one mistake, only the most specific one reports it. */
export function runRules(
  topology: Topology,
  rules: readonly Rule[],
  context: RuleContext = { now: new Date() },
): Finding[] {
  const findings = rules.flatMap((rule) => found(rule, topology, context));
  const unless = new Map<string, readonly string[]>(rules.map(({ id, unless }) => [id, unless]));
  const heard = new Set<string>(rules.flatMap((rule) => rule.unless));
  const spoken = new Map<string, Set<string>>();
  for (const { id, on, about } of findings.filter(({ id }) => heard.has(id))) {
    for (const node of [on, ...about]) {
      const ids = spoken.get(nodeKey(node)) ?? new Set();
      spoken.set(nodeKey(node), ids.add(id));
    }
  }
  const kept = findings.filter(({ id, on, about }) => {
    const specific = unless.get(id) ?? [];
    return (
      specific.length === 0 ||
      ![on, ...about].some((node) => specific.some((other) => spoken.get(nodeKey(node))?.has(other)))
    );
  });
  const breaksOneWay = new Map<string, readonly Direction[]>(rules.map((rule) => [rule.id, rule.breaksOneWay]));
  return weigh(topology, kept, breaksOneWay);
}

/** Also for each affected resource: the budget must end long before the memory is full. */
const STEPS_OF_A_FINDING = 50;

function found(rule: Rule, topology: Topology, context: RuleContext): Finding[] {
  const { id, slug, absence, title, why, source } = rule;
  // Some rules report each pair of many resources: their findings use memory.
  const reports = function* () {
    for (const one of rule.check(topology, context)) {
      topology.work.spend((1 + (one.about?.length ?? 0)) * STEPS_OF_A_FINDING);
      yield one;
    }
  };
  // Member by member: spreading an object costs several times as much, and there can be many findings.
  return Array.from(reports(), ({ on, about, what, fix, wrong, severity = rule.severity, effect = rule.effect }) => ({
    on,
    about,
    what,
    fix,
    wrong,
    id,
    slug,
    severity,
    effect,
    absence,
    title,
    why,
    source,
  }));
}
