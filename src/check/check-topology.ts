import { aboutAcknowledgements, type EndpointReview, type Findings, findingsOf, type Review, review } from "../review";
import { checkedSources } from "../rules/checked-findings";
import { acknowledgementsFrom, type KnownFinding } from "../rules/known-finding";
import { stackFiles } from "../topology";
import { noSource, noTime } from "./errors";
import type { TerraformSource } from "./read-terraform";

/** Options of `checkTopology`. */
export interface CheckOptions {
  /** Findings to accept, beside those that the program itself acknowledges. @default - none */
  readonly acknowledgements?: readonly KnownFinding[];
  /** The time of the check. Schedules that ended before it never run again. @default - now */
  readonly now?: Date;
}

/** The result of a check: data only. */
export interface CheckResult {
  /** Whether each endpoint sleeps and wakes, and its findings. */
  readonly endpoints: readonly EndpointReview[];
  /**
   * All findings, each once. `fails` counts the open ones, and those about acknowledgements: a warning about an expired one
   * fails a check that fails on warnings.
   */
  readonly findings: Findings;
  /** The complete report, for `render` and `fails`. */
  readonly review: Review;
}

/**
 * Checks a document against all rules, and decides for each endpoint whether it scales to zero and wakes again: the same
 * as `scale-to-zero check`.
 *
 * @throws ScaleToZeroError if an acknowledgement or `now` cannot be used: the message names it
 */
export function checkTopology(source: TerraformSource, options: CheckOptions = {}): CheckResult {
  // Not by its class: a test may have loaded the package a second time.
  if ((source as Partial<TerraformSource> | undefined)?.topology === undefined) {
    throw noSource(source);
  }
  const { file, topology, moduleCalls } = source;
  const { acknowledgements = [], now = new Date() } = options;
  if (!(now instanceof Date) || Number.isNaN(now.getTime())) {
    throw noTime(now);
  }
  const known = acknowledgementsFrom(acknowledgements);
  const { allRules }: typeof import("../rules/all-rules") = require("../rules/all-rules");
  const { sources, acknowledgementProblems } = checkedSources(
    [{ file, topology, fileOf: stackFiles(file, process.cwd()), ...(moduleCalls && { moduleCalls }) }],
    { rules: allRules, now, acknowledgements: known },
  );
  const reviewed = review([...sources, ...aboutAcknowledgements("acknowledgements", acknowledgementProblems)]);
  return { endpoints: reviewed.endpoints, findings: findingsOf(reviewed), review: reviewed };
}
