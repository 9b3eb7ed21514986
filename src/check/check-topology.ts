import { type Review, review } from "../review";
import { checkedFindings } from "../rules/checked-findings";
import type { TerraformSource } from "./read-terraform";

/** A finding to accept, as an entry of `.scale-to-zero.json` states it. */
export interface KnownFinding {
  /** The id of the rule: `Z05`. */
  readonly rule: string;
  /** The address of the resource, or the path of its construct. `*` stands for any text. */
  readonly address: string;
  readonly reason: string;
  /** Last day on which it is accepted, in UTC, as `yyyy-mm-dd`. @default - no end */
  readonly expires?: string;
}

/** Options of `checkTopology`. */
export interface CheckOptions {
  /** Findings to accept, beside those that the program itself acknowledges. @default - none */
  readonly acknowledgements?: readonly KnownFinding[];
  /** The time of the check. Schedules that ended before it never run again. @default - now */
  readonly now?: Date;
}

/**
 * Checks a document against all rules, and decides for each endpoint whether it scales to zero and wakes again: the same
 * as `scale-to-zero check`.
 */
export function checkTopology(source: TerraformSource, options: CheckOptions = {}): Review {
  const { file, topology } = source;
  const { acknowledgements = [], now = new Date() } = options;
  const { allRules }: typeof import("../rules/all-rules") = require("../rules/all-rules");
  const given = acknowledgements.map((one, index) => ({ ...one, writtenAt: `acknowledgements[${index}]` }));
  const found = checkedFindings(topology, { rules: allRules, now, acknowledgements: given });
  return review([{ file, topology, ...found }]);
}
