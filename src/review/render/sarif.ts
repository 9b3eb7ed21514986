import type { Log, Notification, Result } from "sarif";
import { homeAddress } from "../../package-info";
import { failOnOf } from "../../rules/fail-on";
import { fails } from "../fail-on";
import { fixLines } from "../fix-text";
import type { RenderOptions } from "../format";
import { incompleteText } from "../incomplete";
import { limitText } from "../limit-text";
import type { AcknowledgedFinding, Review, ReviewedFinding } from "../review";
import { locationOf, plainMessage, relatedTo, rulesOf, SCHEMA } from "./sarif-parts";

/**
 * For code scanning: SARIF 2.1.0.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif(review: Review, { cwd, version, failOn }: RenderOptions): string {
  const { limits, findings, acknowledged } = review;
  const rules = rulesOf([...findings, ...acknowledged]);
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const result = (finding: ReviewedFinding): Result => ({
    ruleId: finding.id,
    ruleIndex: index.get(finding.id),
    level: finding.severity,
    message: { text: plainMessage(`${finding.what}. Fix: ${fixLines(finding)[0]?.text ?? finding.fix.hcl}`) },
    locations: [locationOf(finding.place, cwd)],
    ...relatedTo(finding, cwd),
  });
  const suppressed = (finding: AcknowledgedFinding): Result => ({
    ...result(finding),
    suppressions: [{ kind: finding.inSource ? "inSource" : "external", justification: finding.reason }],
  });
  const incomplete = incompleteText(review, fails(review, failOn));
  const toolExecutionNotifications: Notification[] = [
    ...limits.map((limit): Notification => {
      return { level: "note", descriptor: { id: limit.kind }, message: { text: plainMessage(limitText(limit)) } };
    }),
    ...(incomplete === undefined
      ? []
      : [
          {
            level: failOnOf(failOn).unknown ? "error" : "warning",
            descriptor: { id: "incomplete" },
            message: { text: plainMessage(incomplete) },
          } as const,
        ]),
  ];
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "scale-to-zero", version, informationUri: homeAddress(), rules } },
        ...(toolExecutionNotifications.length === 0
          ? {}
          : { invocations: [{ executionSuccessful: true, toolExecutionNotifications }] }),
        columnKind: "utf16CodeUnits",
        // An empty list of results means checked; a missing list means not checked.
        results: [...findings.map(result), ...acknowledged.map(suppressed)],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
