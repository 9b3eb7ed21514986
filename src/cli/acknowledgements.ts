import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ACKNOWLEDGEMENT_FILE, parseProjectFile, type ReviewSettings } from "../rules/acknowledgement-file";
import type { Acknowledgement } from "../rules/acknowledgements";
import { readTextFile } from "../topology/terraform/source-text";

/** Acknowledgements, and their file. */
export interface AcknowledgementFile {
  readonly file: string;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly settings: ReviewSettings;
}

/**
 * Reads the acknowledgements.
 *
 * @param named the given file; the default file is optional
 */
export function readAcknowledgements(named: string | undefined, cwd: string): AcknowledgementFile {
  const file = named ?? ACKNOWLEDGEMENT_FILE;
  const content = contentOf(file, cwd, named !== undefined);
  return {
    file,
    ...(content === undefined ? { acknowledgements: [], settings: {} } : parseProjectFile(content, file)),
  };
}

function contentOf(file: string, cwd: string, mustExist: boolean): string | undefined {
  const path = resolve(cwd, file);
  return mustExist || existsSync(path) ? readTextFile(path, { name: file, ...LIMIT }) : undefined;
}

/** More than 100,000 acknowledgements. */
const LIMIT = { maxBytes: 64 * 1024 * 1024, tooLargeAdvice: "acknowledge many findings at once, with * in an address" };
