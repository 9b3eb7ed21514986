import { nodeKey, type Topology } from "../topology";
import type { Direction } from "./effect";
import type { Finding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { weigh } from "./weigh";

/** What the rules find, each mistake once: where several rules see it, the most specific one speaks. */
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
  const told = findings.filter(({ id, on, about }) => {
    const specific = unless.get(id) ?? [];
    return (
      specific.length === 0 ||
      ![on, ...about].some((node) => specific.some((other) => spoken.get(nodeKey(node))?.has(other)))
    );
  });
  const breaksOneWay = new Map<string, readonly Direction[]>(rules.map((rule) => [rule.id, rule.breaksOneWay]));
  return weigh(topology, told, breaksOneWay);
}

/** And for each resource that it is about: findings have to end long before the memory does. */
const STEPS_OF_A_FINDING = 50;

function found(rule: Rule, topology: Topology, context: RuleContext): Finding[] {
  const { id, slug, absence, title, why, source } = rule;
  // Some rules tell of each of many with each of many others: what they tell takes room.
  const told = function* () {
    for (const one of rule.check(topology, context)) {
      topology.work.spend((1 + (one.about?.length ?? 0)) * STEPS_OF_A_FINDING);
      yield one;
    }
  };
  // Member by member: to spread what was told costs several times as much, and there may be many.
  return Array.from(told(), ({ on, about, what, fix, severity = rule.severity, effect = rule.effect }) => ({
    on,
    about,
    what,
    fix,
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
