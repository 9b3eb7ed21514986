import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Location, Log, Notification, ReportingDescriptor, Result } from "sarif";
import { fixLines } from "../fix-text";
import { causeText } from "../folded";
import type { RenderOptions } from "../format";
import { limitText } from "../limit-text";
import { compare } from "../order";
import { addressText, fromHere } from "../place-text";
import type { AcknowledgedFinding, Place, Review, ReviewedFinding } from "../review";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const HOME = "https://www.npmjs.com/package/cdktf-sagemaker-scale-to-zero";

/**
 * For code scanning: SARIF 2.1.0.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif({ limits, findings, acknowledged }: Review, { cwd, version }: RenderOptions): string {
  const rules = rulesOf([...findings, ...acknowledged]);
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const result = (finding: ReviewedFinding): Result => ({
    ruleId: finding.id,
    ruleIndex: index.get(finding.id),
    level: finding.severity,
    message: { text: `${finding.what}. Fix: ${fixLines(finding)[0]?.text ?? finding.fix.hcl}` },
    locations: [locationOf(finding.place, cwd)],
    ...relatedTo(finding, cwd),
  });
  const suppressed = (finding: AcknowledgedFinding): Result => ({
    ...result(finding),
    suppressions: [{ kind: finding.inSource ? "inSource" : "external", justification: finding.reason }],
  });
  const toolExecutionNotifications = limits.map((limit): Notification => {
    return { level: "note", descriptor: { id: limit.kind }, message: { text: limitText(limit) } };
  });
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "scale-to-zero", version, informationUri: HOME, rules } },
        ...(limits.length === 0 ? {} : { invocations: [{ executionSuccessful: true, toolExecutionNotifications }] }),
        columnKind: "utf16CodeUnits",
        // An empty list of results says that it was checked; a missing one, that it was not.
        results: [...findings.map(result), ...acknowledged.map(suppressed)],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** The rules that spoke, each once. */
function rulesOf(findings: readonly ReviewedFinding[]): ReportingDescriptor[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return [...byId.values()]
    .sort((left, right) => compare(left.id, right.id))
    .map(({ id, slug, title, why, source, severity }) => ({
      id,
      name: slug,
      shortDescription: { text: title },
      fullDescription: { text: why },
      help: { text: `${title}. ${why} See ${source}`, markdown: `${title}.\n\n${why}\n\n[Source](${source})` },
      helpUri: source,
      defaultConfiguration: { level: severity },
    }));
}

/** The line of the program where it is known, else the file that was read: code scanning wants a line in either. */
function locationOf(place: Place, cwd: string): Location {
  const { sourceLine, file, constructPath } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(fromHere(sourceLine?.file ?? file, cwd)) },
      region: { startLine: sourceLine?.line ?? 1 },
    },
    logicalLocations: [
      { fullyQualifiedName: addressText(place), kind: "resource" },
      ...(constructPath === undefined ? [] : [{ fullyQualifiedName: constructPath, kind: "object" }]),
    ],
  };
}

/** What it follows from, for who reads it alone. */
function relatedTo({ followsFrom }: ReviewedFinding, cwd: string): Pick<Result, "relatedLocations"> {
  if (followsFrom === undefined) {
    return {};
  }
  const message = { text: `Follows from ${causeText(followsFrom)}` };
  return { relatedLocations: [{ ...locationOf(followsFrom.place, cwd), message }] };
}

/** Half of a surrogate pair cannot be escaped: it becomes what a decoder of UTF-8 makes of it. */
const uriOf = (path: string): string => {
  const whole = path.replace(/\p{Surrogate}/gu, "\ufffd");
  return isAbsolute(whole) ? pathToFileURL(whole).href : whole.split("/").map(encodeURIComponent).join("/");
};
