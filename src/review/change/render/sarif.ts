import type { Log, Notification, ReportingDescriptor, Result } from "sarif";
import { homeAddress } from "../../../package-info";
import { fixLines } from "../../fix-text";
import { limitText } from "../../limit-text";
import { compare } from "../../order";
import { locationOf, plainMessage, relatedTo, rulesOf, SCHEMA } from "../../render/sarif-parts";
import type { AcknowledgedFinding, Place, ReviewedFinding } from "../../review";
import type { ChangeReview } from "../change-review";
import { effectText, reasonText } from "./effect-text";
import { Fingerprints } from "./fingerprints";
import type { ChangeRenderOptions } from "./formats";
import { BUDGET_SEVERITY, budgetRule, effectRule, placedEffects, unmetBudgets } from "./own-results";

/**
 * For viewers of results: SARIF 2.1.0. Findings that are fixed are absent results, which passed.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function changeSarif(review: ChangeReview, { cwd, version }: ChangeRenderOptions): string {
  const { findings, limits, stack } = review;
  const effects = placedEffects(review);
  const budgets = unmetBudgets(review);
  const rules = [
    ...rulesOf([...findings.new, ...findings.unchanged, ...findings.fixed, ...findings.acknowledged]),
    ...ownRules(effects, budgets),
  ];
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const fingerprints = new Fingerprints(stack);
  const result = (
    ruleId: string,
    place: Place,
    text: string,
    fingerprint: string,
    rest: Pick<Result, "level" | "baselineState"> & Partial<Result>,
  ): Result => ({
    ruleId,
    ruleIndex: index.get(ruleId),
    message: { text: plainMessage(text) },
    locations: [locationOf(place, cwd)],
    // The first is the one that GitHub compares results with.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "scaleToZero/v1": fingerprint },
    ...rest,
  });
  const ofFinding = (finding: ReviewedFinding, baselineState: "new" | "unchanged"): Result =>
    result(finding.id, finding.place, findingMessage(finding), fingerprints.ofFinding(finding), {
      level: finding.severity,
      baselineState,
      ...relatedTo(finding, cwd),
    });
  const fixed = (finding: ReviewedFinding): Result =>
    result(finding.id, finding.place, `Fixed: ${finding.what}`, fingerprints.ofFinding(finding), {
      kind: "pass",
      level: "none",
      baselineState: "absent",
    });
  const suppressed = (finding: AcknowledgedFinding): Result => ({
    ...ofFinding(finding, "unchanged"),
    suppressions: [{ kind: finding.inSource ? "inSource" : "external", justification: finding.reason }],
  });
  const notifications = limits.map((limit): Notification => {
    return { level: "note", descriptor: { id: limit.kind }, message: { text: plainMessage(limitText(limit)) } };
  });
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "scale-to-zero", version, informationUri: homeAddress(), rules } },
        // GitHub keeps the results of each category apart. The slash ends the category.
        automationDetails: { id: `scale-to-zero-review/${encodeURIComponent(wellFormed(stack))}/` },
        ...(notifications.length === 0
          ? {}
          : { invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }] }),
        columnKind: "utf16CodeUnits",
        results: [
          ...findings.new.map((finding) => ofFinding(finding, "new")),
          ...effects.map(({ effect, place, endpoint }) =>
            result(
              effectRule(effect),
              place,
              `${effectText(effect)} ${reasonText(effect)}`,
              fingerprints.ofEffect(effect, endpoint),
              { level: effect.severity, baselineState: "new" },
            ),
          ),
          ...budgets.map(({ budget, place }) =>
            result(budgetRule(budget), place, `${budget.option}: ${budget.text}`, fingerprints.ofBudget(budget), {
              level: BUDGET_SEVERITY,
              baselineState: "new",
            }),
          ),
          ...findings.unchanged.map((finding) => ofFinding(finding, "unchanged")),
          ...findings.acknowledged.map(suppressed),
          ...findings.fixed.map(fixed),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const findingMessage = (finding: ReviewedFinding): string =>
  `${finding.what}. Fix: ${fixLines(finding)[0]?.text ?? finding.fix.hcl}`;

/** A URI cannot contain a lone surrogate. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");

/** The rules of the apply and of budgets, each once. */
function ownRules(
  effects: ReturnType<typeof placedEffects>,
  budgets: ReturnType<typeof unmetBudgets>,
): readonly ReportingDescriptor[] {
  const all = [
    ...effects.map(({ effect }) => [effectRule(effect), `The apply: ${effect.kind}`] as const),
    ...budgets.map(({ budget }) => [budgetRule(budget), `The limit ${budget.option} must be met`] as const),
  ];
  return [...new Map(all)]
    .sort(([left], [right]) => compare(left, right))
    .map(([id, title]) => ({ id, name: id.replace(/^.*\//, ""), shortDescription: { text: plainMessage(title) } }));
}
