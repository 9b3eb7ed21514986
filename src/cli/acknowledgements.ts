import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ReviewedSource } from "../review";
import { ACKNOWLEDGEMENT_FILE, parseAcknowledgements } from "../rules/acknowledgement-file";
import { type Acknowledgement, applyAcknowledgements } from "../rules/acknowledgements";
import type { Finding } from "../rules/finding";
import { inventoryOf, Topology } from "../topology";
import { systemCode, unreadable } from "../topology/errors";

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
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch (error) {
    if (!mustExist && systemCode(error) === "ENOENT") {
      return undefined;
    }
    throw unreadable(file, error);
  }
}

type Checked = Omit<ReviewedSource, "acknowledged">;

/**
 * Takes out of what was found what somebody knows of. An acknowledgement may be about any of the sources, so that only
 * all of them together show which one is not used; that is told as found in its own file.
 */
export function acknowledge(
  sources: readonly Checked[],
  { file, acknowledgements }: AcknowledgementFile,
  now: Date,
): readonly ReviewedSource[] {
  const all = sources.flatMap(({ findings }) => findings);
  const { findings, acknowledged } = applyAcknowledgements(all, acknowledgements, { now });
  const open = new Set(findings);
  const known = new Map(acknowledged.map((one) => [one.finding, one]));
  const found = new Set<Finding>(all);
  const own = { file, topology: new Topology(inventoryOf([])), findings: findings.filter((one) => !found.has(one)) };
  return [
    ...sources.map((source) => ({
      ...source,
      findings: source.findings.filter((finding) => open.has(finding)),
      acknowledged: source.findings.flatMap((finding) => known.get(finding) ?? []),
    })),
    { ...own, acknowledged: [] },
  ];
}
