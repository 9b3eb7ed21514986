import type { Finding } from "../../src/rules/finding";
import type { Rule, RuleContext } from "../../src/rules/rule";
import { runRules } from "../../src/rules/run-rules";
import type { Topology } from "../../src/topology";

/** What a rule finds wrong with a topology, in its own words. */
export const told = (rule: Rule, topology: Topology, context?: RuleContext): readonly string[] =>
  found(rule, topology, context).map(({ what }) => what);

export const found = (rule: Rule, topology: Topology, context?: RuleContext): readonly Finding[] =>
  runRules(topology, [rule], context);

/** The ids of what several rules find, sorted. */
export const ids = (rules: readonly Rule[], topology: Topology): readonly string[] =>
  [...new Set(runRules(topology, rules).map(({ id }) => id))].sort();
