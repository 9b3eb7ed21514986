import { grouped } from "../../../grouped";
import { printable } from "../../../printable";
import type { Severity } from "../../../rules/severity";
import { fixLines } from "../../fix-text";
import { limitText } from "../../limit-text";
import { isAtLeast } from "../../order";
import {
  type Element,
  failure,
  junitDocument,
  output,
  ruleCase,
  skippedCase,
  testCase,
  testSuite,
} from "../../render/junit-parts";
import type { Place, ReviewedFinding } from "../../review";
import type { ApplyEffect, Budget, ChangeReview, EndpointChange, FindingChanges } from "../change-review";
import { effectText, reasonText } from "./effect-text";
import type { ChangeFailing, ChangeRenderOptions } from "./formats";
import { NO_CHANGE } from "./headings";
import { budgetRule, effectRule } from "./own-results";

const NOTHING: ChangeFailing = { worse: false, unknown: false };

/**
 * For test reports: a suite for each endpoint, with a test for the verdict, for each rule with findings, for each effect
 * of the apply and for each budget. What does not fail passes, and is in the output of its test.
 */
export function changeJunit(review: ChangeReview, { failing = NOTHING }: ChangeRenderOptions): string {
  const { endpoints, apply, elsewhere, budgets } = review;
  const tests = new Tests(failing);
  const own = new Set(endpoints.map(({ name }) => name));
  const named = (name: string): readonly Budget[] => budgets.filter(({ endpoint }) => endpoint === name);
  const rest = [
    ...tests.ofApply(ELSEWHERE, apply, undefined),
    ...tests.ofFindings(ELSEWHERE, elsewhere),
    ...tests.ofBudgets(
      ELSEWHERE,
      budgets.filter(({ endpoint }) => endpoint === null || !own.has(endpoint)),
    ),
    ...review.limits.map((limit) => outputCase(ELSEWHERE, limit.kind, limitText(limit))),
  ];
  const suites = [
    ...endpoints.map((endpoint) =>
      testSuite(endpoint.name, [
        tests.ofVerdict(endpoint),
        ...tests.ofApply(endpoint.name, endpoint.apply, endpoint.place),
        ...tests.ofFindings(endpoint.name, endpoint.findings),
        ...tests.ofBudgets(endpoint.name, named(endpoint.name)),
      ]),
    ),
    ...(rest.length > 0 || endpoints.length === 0
      ? [testSuite(ELSEWHERE, rest.length > 0 ? rest : [testCase(ELSEWHERE, NO_CHANGE, [])])]
      : []),
  ];
  return junitDocument("scale-to-zero review", suites);
}

const ELSEWHERE = "no endpoint";

class Tests {
  constructor(private readonly failing: ChangeFailing) {}

  ofVerdict({ name, sentence, judgement, after }: EndpointChange): Element {
    const isWorse = judgement === "worse" && this.failing.worse;
    const isMissing = after !== null && [after.sleeps, after.wakes].includes("unknown") && this.failing.unknown;
    return isWorse || isMissing
      ? failedCase(name, "verdict", isWorse ? "worse" : "unknown", sentence, sentence)
      : outputCase(name, "verdict", sentence);
  }

  ofApply(suite: string, effects: readonly ApplyEffect[], place: Place | undefined): readonly Element[] {
    return effects.map((effect) => {
      const name = [effectRule(effect), ...effect.addresses.slice(0, 1)].join(" on ");
      const text = [
        effectText(effect),
        `why: ${reasonText(effect)}`,
        ...(effect.fix === undefined
          ? []
          : fixLines({ fix: effect.fix, place: place ?? { file: "", address: "" } }).map(
              (line) => `${line.label}: ${line.text}`,
            )),
        `see: ${effect.source}`,
      ];
      const body = text.map(printable).join("\n");
      return reaches(effect.severity, this.failing.newFinding)
        ? failedCase(suite, name, effect.severity, effectText(effect), body)
        : outputCase(suite, name, body);
    });
  }

  ofFindings(suite: string, findings: FindingChanges): readonly Element[] {
    const cases = (all: readonly ReviewedFinding[], from: Severity | undefined): readonly Element[] =>
      [...grouped(all, ({ id }) => id).values()].map((same) =>
        ruleCase(suite, same, ({ severity }) => reaches(severity, from)),
      );
    return [
      ...cases(findings.new, this.failing.newFinding),
      ...cases(findings.unchanged, this.failing.unchangedFinding),
      ...findings.fixed.map(({ id, slug, place, what }) =>
        outputCase(suite, `${id} ${slug} on ${place.address}`, `fixed: ${what}`),
      ),
      ...findings.acknowledged.map((finding) => skippedCase(suite, finding)),
    ];
  }

  ofBudgets(suite: string, budgets: readonly Budget[]): readonly Element[] {
    return budgets.map((budget) =>
      budget.isMet
        ? outputCase(suite, budgetRule(budget), budget.text)
        : failedCase(suite, budgetRule(budget), "budget", budget.text, budget.text),
    );
  }
}

const reaches = (severity: Severity, from: Severity | undefined): boolean =>
  from !== undefined && isAtLeast(severity, from);

const outputCase = (suite: string, name: string, text: string): Element => testCase(suite, name, [output(lines(text))]);

const failedCase = (suite: string, name: string, type: string, message: string, text: string): Element => ({
  ...testCase(suite, name, [failure(type, message, lines(text))]),
  failures: 1,
});

const lines = (text: string): string => text.split("\n").map(printable).join("\n");
