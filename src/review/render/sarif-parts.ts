import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { Location, ReportingDescriptor, Result } from "sarif";
import { pageAddress } from "../../rules/rule-page";
import { causeText } from "../folded";
import { compare } from "../order";
import { addressText, fromHere } from "../place-text";
import type { Place, ReviewedFinding } from "../review";
import { link } from "./markdown-text";

export const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** The rules with findings, each once. */
export function rulesOf(findings: readonly ReviewedFinding[]): ReportingDescriptor[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return [...byId.values()]
    .sort((left, right) => compare(left.id, right.id))
    .map(({ id, slug, title, why, source, severity }) => ({
      id,
      name: slug,
      shortDescription: { text: plainMessage(title) },
      fullDescription: { text: plainMessage(why) },
      help: {
        text: plainMessage(`${title}. ${why} See ${source}`),
        markdown: `${title}.\n\n${why}\n\n${link("Source", source)}`,
      },
      ...helpUri(id),
      defaultConfiguration: { level: severity },
    }));
}

/** The page of the rule: examples, how to fix, and the source. */
function helpUri(id: string): Pick<ReportingDescriptor, "helpUri"> {
  const address = pageAddress(id);
  return address === undefined ? {} : { helpUri: address };
}

/** The line of the program if it is known, otherwise the file that was read. Code scanning requires a line in both. */
export function locationOf(place: Place, cwd: string): Location {
  const { sourceLine, file, constructPath } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(fromHere(sourceLine?.file ?? file, cwd)) },
      region: { startLine: startLine(sourceLine?.line) },
    },
    logicalLocations: [
      { fullyQualifiedName: addressText(place), kind: "resource" },
      ...(constructPath === undefined ? [] : [{ fullyQualifiedName: constructPath, kind: "object" }]),
    ],
  };
}

/** The cause, for a reader of this result alone. */
export function relatedTo({ followsFrom }: ReviewedFinding, cwd: string): Pick<Result, "relatedLocations"> {
  if (followsFrom === undefined) {
    return {};
  }
  const message = { text: plainMessage(`Follows from ${causeText(followsFrom)}`) };
  return { relatedLocations: [{ ...locationOf(followsFrom.place, cwd), message }] };
}

/**
 * Text in which viewers see no link (`](`) and no placeholder (a number in braces). Each is escaped as
 * SARIF 2.1.0 requires (3.11.5, 3.11.6), but only if it would be one: GitHub shows escapes unchanged, so there are none
 * elsewhere.
 */
export const plainMessage = (text: string): string =>
  (text.includes("](") ? text.replace(/[[\]]/g, "\\$&").replaceAll("](", "]\\(") : text).replace(
    /\{(\d+)\}/g,
    "{{$1}}",
  );

/** Lines begin at 1; a file can contain a lower number. */
const startLine = (line: number | undefined): number =>
  line !== undefined && Number.isSafeInteger(line) && line >= 1 ? line : 1;

function uriOf(path: string): string {
  // A program that was synthesized on Windows has such paths, wherever it is read.
  const [, drive, rest = ""] = /^([A-Za-z]:)[\\/](.*)$/s.exec(path) ?? [];
  if (drive !== undefined) {
    return `file:///${drive}/${rest.split(/[\\/]/).map(uriSegment).join("/")}`;
  }
  return isAbsolute(path) ? pathToFileURL(path).href : path.split("/").map(uriSegment).join("/");
}

/** A URI cannot contain a lone surrogate. */
const uriSegment = (name: string): string => encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\uFFFD"));
