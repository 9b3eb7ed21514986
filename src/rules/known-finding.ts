import type { Acknowledgement } from "./acknowledgements";

/** A finding to accept, as an entry of `.scale-to-zero.json` states it. */
export interface KnownFinding {
  /** The id of the rule: `Z05`. */
  readonly rule: string;
  /** Address of the resource (in an account, its ARN), or path of its construct. `*` matches any text. */
  readonly address: string;
  readonly reason: string;
  /** Last day on which it is accepted, in UTC, as `yyyy-mm-dd`. @default - no end */
  readonly expires?: string;
}

/**
 * What a program gives, as the rules take it. Entries are checked as those of the file are.
 *
 * @throws ScaleToZeroError that names the entry
 */
export function acknowledgementsFrom(given: readonly KnownFinding[]): readonly Acknowledgement[] {
  if (Array.isArray(given) && given.length === 0) {
    return [];
  }
  // Loaded where there are some: it requires a library.
  const { readKnownFindings }: typeof import("./acknowledgement-file") = require("./acknowledgement-file");
  return readKnownFindings(given);
}
