import { effects } from "../../../src/rules/effect";
import { type RuleDefinition, rule } from "../../../src/rules/rule";

/** A rule of the tests' own, for what is printed of rules. */
export const written = (change: Partial<RuleDefinition> = {}) =>
  rule({
    id: "Z02",
    slug: "two",
    severity: "error",
    evidence: "verified",
    effect: effects.preventsSleep,
    title: "Two holds",
    why: "Or it never sleeps.",
    remedy: "two = <2>",
    source: "https://docs.aws.amazon.com/two",
    check: () => [],
    ...change,
  });
