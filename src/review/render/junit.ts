import { grouped } from "../../grouped";
import { failOnOf } from "../../rules/fail-on";
import type { RenderOptions } from "../format";
import { failOnUnknown, incompleteOf, isIncomplete, isUnknown } from "../incomplete";
import { limitText } from "../limit-text";
import type { LiveState } from "../live-state";
import { componentText, liveText } from "../live-text";
import { isAtLeast } from "../order";
import { verdictText } from "../place-text";
import type { AcknowledgedFinding, Review, ReviewedFinding, ReviewedLimit } from "../review";
import { type Element, junitDocument, ruleCase, skippedCase, testCase, testSuite } from "./junit-parts";
import { element, type Xml } from "./xml";

/**
 * For test reports: a suite for each endpoint, a test for each rule with findings. A finding below `failOn` passes, and
 * is in the output of the test; an acknowledged one is skipped.
 */
export function renderJunit(review: Review, options: RenderOptions): string {
  const { limits, endpoints, elsewhere, acknowledged } = review;
  const files = new Set(endpoints.map(({ place }) => place.file));
  const attached = new Set(endpoints.flatMap((endpoint) => endpoint.acknowledged));
  const stray = {
    name: "no endpoint",
    limits: limits.filter(({ file }) => !files.has(file)),
    findings: elsewhere,
    acknowledged: acknowledged.filter((finding) => !attached.has(finding)),
    // An incomplete review has no passed test.
    ...(isIncomplete(review) ? {} : { answer: { text: "no endpoints", isKnown: true } }),
  };
  const hasStray =
    endpoints.length === 0 || stray.findings.length + stray.acknowledged.length + stray.limits.length > 0;
  const suites = [
    ...endpoints.map((endpoint) => ({
      ...endpoint,
      limits: limits.filter(({ file }) => file === endpoint.place.file),
      answer: { text: verdictText(endpoint.verdict), isKnown: !isUnknown(endpoint) },
    })),
    ...(hasStray ? [stray] : []),
  ]
    .map((parts) => suite(parts, options))
    .concat(incompleteSuite(review, failOnOf(options.failOn).unknown));
  return junitDocument("scale-to-zero", suites);
}

interface SuiteParts {
  readonly name: string;
  /** The limits of its source. */
  readonly limits: readonly ReviewedLimit[];
  readonly live?: LiveState;
  readonly findings: readonly ReviewedFinding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** The test that passes without findings, and is skipped if the answer is unknown. */
  readonly answer?: { readonly text: string; readonly isKnown: boolean };
}

function suite({ name, limits, live, findings, acknowledged, answer }: SuiteParts, { failOn }: RenderOptions): Element {
  const byRule = grouped(findings, ({ id }) => id);
  const spoken = [...byRule.values()].map((same) => ruleCase(name, same, (finding) => fails(finding, failOn)));
  const skipped = acknowledged.map((finding) => skippedCase(name, finding));
  const all = [...spoken, ...skipped];
  const cases = [...all, ...answerCase(name, answer, all.length === 0, failOnOf(failOn).unknown)];
  return testSuite(name, cases, properties(limits, live));
}

function answerCase(suite: string, answer: SuiteParts["answer"], isAlone: boolean, isFailure: boolean): Element[] {
  if (answer === undefined || (answer.isKnown && !isAlone)) {
    return [];
  }
  const { text, isKnown } = answer;
  return [isKnown ? testCase(suite, text, []) : unansweredCase(suite, "verdict", text, isFailure)];
}

/** Fails if `failOn` includes unknown, and is skipped otherwise. */
function unansweredCase(suite: string, name: string, text: string, isFailure: boolean): Element {
  const body = isFailure
    ? element("failure", { type: "unknown", message: text })
    : element("skipped", { message: `${text}. ${failOnUnknown()}` });
  return { ...testCase(suite, name, [body]), failures: isFailure ? 1 : 0, skipped: isFailure ? 0 : 1 };
}

/** A test for each kind of missing answer; verdicts are tests of their endpoints. */
function incompleteSuite(review: Review, isFailure: boolean): Element[] {
  const incomplete = incompleteOf(review).filter(({ kind }) => kind !== "verdict");
  if (incomplete.length === 0) {
    return [];
  }
  return [
    testSuite(
      INCOMPLETE,
      incomplete.map(({ kind, text }) => unansweredCase(INCOMPLETE, kind, text, isFailure)),
    ),
  ];
}

const INCOMPLETE = "incomplete";

function properties(limits: readonly ReviewedLimit[], live: LiveState | undefined): readonly Xml[] {
  const all = [...limits.map((limit) => [limit.kind, limitText(limit)] as const), ...liveProperties(live)];
  const each = all.map(([name, value]) => element("property", { name, value }));
  return each.length === 0 ? [] : [element("properties", {}, each)];
}

const liveProperties = (live: LiveState | undefined): readonly (readonly [string, string])[] =>
  live === undefined
    ? []
    : [
        ["now", liveText(live)],
        ...live.components.map((component) => ["component", componentText(component)] as const),
        ...live.awaited.map((what) => ["not ready yet", what] as const),
      ];

function fails({ severity }: ReviewedFinding, failOn: RenderOptions["failOn"]): boolean {
  const from = failOnOf(failOn).severity;
  return from !== undefined && isAtLeast(severity, from);
}
