import { nodeKey, type Topology } from "../topology";
import type { Finding } from "./finding";
import type { Rule, RuleContext } from "./rule";

/** What the rules find, each mistake once: where several rules see it, the most specific one speaks. */
export function runRules(
  topology: Topology,
  rules: readonly Rule[],
  context: RuleContext = { now: new Date() },
): Finding[] {
  const findings = rules.flatMap((rule) => [...found(rule, topology, context)]);
  const spoken = new Map<string, Set<string>>();
  for (const { id, on, about } of findings) {
    for (const node of [on, ...about]) {
      const ids = spoken.get(nodeKey(node)) ?? new Set();
      spoken.set(nodeKey(node), ids.add(id));
    }
  }
  const unless = new Map(rules.map((rule) => [rule.id as string, rule.unless]));
  return findings.filter(({ id, on, about }) => {
    const specific = unless.get(id) ?? [];
    return ![on, ...about].some((node) => specific.some((other) => spoken.get(nodeKey(node))?.has(other)));
  });
}

function* found(rule: Rule, topology: Topology, context: RuleContext): Generator<Finding> {
  const { id, slug, title, why, source } = rule;
  for (const told of rule.check(topology, context)) {
    yield { ...told, id, slug, severity: told.severity ?? rule.severity, title, why, source };
  }
}
