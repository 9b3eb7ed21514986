import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { ReviewedSource } from "../review";
import { ACKNOWLEDGEMENT_FILE, parseAcknowledgements } from "../rules/acknowledgement-file";
import {
  type Acknowledged,
  type Acknowledgement,
  acknowledgementsOf,
  applyAcknowledgements,
  type Judged,
} from "../rules/acknowledgements";
import type { Finding } from "../rules/finding";
import { inventoryOf, Topology } from "../topology";
import { readTextFile } from "../topology/terraform/source-text";

/** What somebody knows of, and the file that says so. */
export interface AcknowledgementFile {
  readonly file: string;
  readonly acknowledgements: readonly Acknowledgement[];
}

/**
 * Reads the acknowledgements.
 *
 * @param named the file that was asked for; without one there may be none
 */
export function readAcknowledgements(named: string | undefined, cwd: string): AcknowledgementFile {
  const file = named ?? ACKNOWLEDGEMENT_FILE;
  const content = contentOf(file, cwd, named !== undefined);
  return { file, acknowledgements: content === undefined ? [] : parseAcknowledgements(content, file) };
}

function contentOf(file: string, cwd: string, mustExist: boolean): string | undefined {
  const path = resolve(cwd, file);
  return mustExist || existsSync(path) ? readTextFile(path, { name: file, ...LIMIT }) : undefined;
}

/** More than 100,000 acknowledgements. */
const LIMIT = { maxBytes: 64 * 1024 * 1024, tooLargeAdvice: "acknowledge many findings at once, with * in an address" };

type Checked = Omit<ReviewedSource, "acknowledged">;

/**
 * Takes out of what was found what somebody knows of: in the source itself, or in the file. The latter may be about any
 * of the sources, so that only all of them together show what in it is not used; that is told as found in the file.
 */
export function acknowledge(
  sources: readonly Checked[],
  { file, acknowledgements }: AcknowledgementFile,
  now: Date,
): readonly ReviewedSource[] {
  const all = sources.flatMap(({ findings }) => findings);
  const byFile = applyAcknowledgements(all, acknowledgements, { now });
  const known = byFinding(byFile);
  const own = { file, topology: new Topology(inventoryOf([])), findings: added(byFile, all), acknowledged: [] };
  return [...sources.map((source) => acknowledgeOne(source, known, now)), ...(own.findings.length > 0 ? [own] : [])];
}

type Known = ReadonlyMap<Finding, Acknowledged>;

const byFinding = ({ acknowledged }: Judged): Known => new Map(acknowledged.map((one) => [one.finding, one]));

/** What is wrong with the acknowledgements themselves. */
function added({ findings }: Judged, before: readonly Finding[]): readonly Finding[] {
  const known = new Set(before);
  return findings.filter((finding) => !known.has(finding));
}

function acknowledgeOne(source: Checked, knownByFile: Known, now: Date): ReviewedSource {
  const { findings, topology } = source;
  const inside = applyAcknowledgements(findings, acknowledgementsOf(topology), { now });
  const known = new Map([...byFinding(inside), ...knownByFile]);
  return {
    ...source,
    findings: [...findings.filter((finding) => !known.has(finding)), ...added(inside, findings)],
    acknowledged: findings.flatMap((finding) => known.get(finding) ?? []),
  };
}
