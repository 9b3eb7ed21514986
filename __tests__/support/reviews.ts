import { type Review, review } from "../../src/review";
import type { Acknowledged } from "../../src/rules/acknowledgements";
import { allRules } from "../../src/rules/all-rules";
import { effects } from "../../src/rules/effect";
import type { Addressed, Finding } from "../../src/rules/finding";
import type { RuleDefinition } from "../../src/rules/rule";
import { rule } from "../../src/rules/rule";
import { runRules } from "../../src/rules/run-rules";
import type { Topology } from "../../src/topology";

/* Reviews with rules of the tests' own: what is said about a topology does not depend on the rules that there are. */

type Spoken = Partial<Omit<RuleDefinition, "check">> & Pick<RuleDefinition, "id">;

/** A rule that says the same of every node that it picks. */
export function ruleOn(
  spoken: Spoken,
  pick: (topology: Topology) => Iterable<Addressed>,
  about: readonly Addressed[] = [],
) {
  // A rule of this id says what it does; one that there is not does nothing.
  const { effect, absence } = allRules.find(({ id }) => id === spoken.id) ?? { effect: effects.none };
  return rule({
    slug: "a-slug",
    severity: "error",
    evidence: "verified",
    effect,
    ...(absence !== undefined && { absence }),
    title: "Something holds",
    why: "Otherwise something happens.",
    remedy: "something = right",
    source: "https://example.com/source",
    ...spoken,
    *check(topology) {
      for (const on of pick(topology)) {
        yield { on, about, what: "something is wrong", fix: { hcl: "something = right" } };
      }
    },
  });
}

export const alarmRule = ruleOn({ id: "W05", slug: "wake-threshold" }, ({ alarms }) => alarms);
export const scaleInRule = ruleOn({ id: "Z07", slug: "scale-in-disabled" }, ({ scalingPolicies }) => scalingPolicies);

/** What the rules find in a topology, reviewed as one file. */
export function reviewOf(topology: Topology, ...rules: readonly ReturnType<typeof ruleOn>[]): Review {
  return review([{ file: "plan.json", topology, open: findingsOf(topology, ...rules) }]);
}

export const findingsOf = (topology: Topology, ...rules: readonly ReturnType<typeof ruleOn>[]): Finding[] =>
  runRules(topology, rules);

/** A finding that somebody knows of. */
export const acknowledgedFor = (reason: string, finding: Finding): Acknowledged => ({
  finding,
  acknowledgement: { rule: finding.id, address: finding.on.address, reason, writtenAt: "a test" },
});

/** The only endpoint of a review. */
export function onlyEndpoint({ endpoints }: Review) {
  const [endpoint, ...others] = endpoints;
  if (endpoint === undefined || others.length > 0) {
    throw new Error(`expected one endpoint, found ${endpoints.length}`);
  }
  return endpoint;
}

export const RENDER = { colour: false, failOn: "error", cwd: "/srv", version: "1.2.3" } as const;
