import type { ExpectedEndpoint, Live, Topology } from "../topology";
import type { Absence } from "./absence";
import type { Direction, Effect } from "./effect";
import type { Report } from "./finding";
import type { Mend } from "./mender";
import type { Severity } from "./severity";

/**
 * How well a rule is founded: read in a primary source, measured by somebody, inferred from such facts, or uncertain. A
 * rule that is uncertain is a note and says so.
 */
export type Evidence = "verified" | "measured" | "inferred" | "uncertain";

/** The letter of a rule's id: never sleeps, never wakes, schedules, configuration, verification of a live account. */
export type RuleGroup = "Z" | "W" | "S" | "C" | "V";

/** What a topology does not tell and a rule may need all the same. */
export interface RuleContext {
  /** The time of the check: what a schedule has behind it never runs again. */
  readonly now: Date;
  /** Known only in a live account. @default - the topology is not from an account: rules about it report nothing */
  readonly live?: Live;
  /** What was applied, and what is not ready yet. @default - unknown */
  readonly expected?: readonly ExpectedEndpoint[];
}

/** A requirement on a topology, with the check that finds violations. */
export interface Rule {
  /** Never changes: `W05`. */
  readonly id: `${RuleGroup}${number}`;
  /** The id in words: `wake-threshold`. */
  readonly slug: string;
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** What an error of the rule does to sleeping and waking. A finding can have another effect. */
  readonly effect: Effect;
  /** What it reports about something that is missing. @default - it reports nothing missing */
  readonly absence?: Absence;
  /** The requirement: `One refused request must fire the wake alarm`. */
  readonly title: string;
  /** The consequence of a violation in AWS: for sleeping, waking or cost. */
  readonly why: string;
  /** How to fix a violation, without values; a finding states the exact edit. */
  readonly remedy: string;
  /** The address of the document that states it. */
  readonly source: string;
  /** Ids of more specific rules: if one of them reports the same resource, this rule reports nothing. */
  readonly unless: readonly string[];
  /**
   * The directions in which an error of the rule breaks one way, and does nothing else. It is a warning if another way
   * does the same in each of them.
   */
  readonly breaksOneWay: readonly Direction[];
  /**
   * Yields the violations, and nothing for a value that is `Unknown`. It never throws.
   */
  check(topology: Topology, context: RuleContext): Iterable<Report>;
  /** The command that corrects a finding in an account. @default - applies an affected alarm again */
  readonly mend?: Mend;
}

/** The definition of a rule: `unless` and `breaksOneWay` are optional. */
export type RuleDefinition = Omit<Rule, "unless" | "breaksOneWay"> & Partial<Pick<Rule, "unless" | "breaksOneWay">>;

export function rule(definition: RuleDefinition): Rule {
  return { unless: [], breaksOneWay: [], ...definition };
}
