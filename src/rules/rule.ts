import type { ExpectedEndpoint, Live, Topology } from "../topology";
import type { Absence } from "./absence";
import type { Direction, Effect } from "./effect";
import type { Told } from "./finding";
import type { Mend } from "./mender";

/** `error`: it cannot work. `warning`: it works badly, or not always. `note`: worth knowing, or not certain. */
export type Severity = "error" | "warning" | "note";

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
  /** What only a live account tells. @default - the topology is not from a live account: rules about it are silent */
  readonly live?: Live;
  /** What somebody applied, and what it still waits for. @default - nothing is known */
  readonly expected?: readonly ExpectedEndpoint[];
}

/** What is wrong with a topology: data and one question. */
export interface Rule {
  /** Kept for life: `W05`. */
  readonly id: `${RuleGroup}${number}`;
  /** The id in words: `wake-threshold`. */
  readonly slug: string;
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** What an error of the rule does to sleeping and waking. A finding says so where it does something else. */
  readonly effect: Effect;
  /** What it says of something that is not there. @default - it is about what is there */
  readonly absence?: Absence;
  /** What has to hold: `One refused request must fire the wake alarm`. */
  readonly title: string;
  /** Why it has to hold, in a sentence or two: sleeping, waking, or money. */
  readonly why: string;
  /** What to write instead, whatever the values; a finding says it with its own. */
  readonly remedy: string;
  /** The document that says so: an address. */
  readonly source: string;
  /** Ids of more specific rules: where one of them speaks about the same resource, this one is silent. */
  readonly unless: readonly string[];
  /**
   * The directions in which an error of the rule breaks one way, and does nothing else. It is a warning where, in each of
   * them, another way does the same.
   */
  readonly breaksOneWay: readonly Direction[];
  /**
   * What is wrong, or nothing; also nothing where a value is `Unknown`. It never throws.
   */
  check(topology: Topology, context: RuleContext): Iterable<Told>;
  /** The command that mends a finding in a live account. @default - an apply of the alarm, where it is about one */
  readonly mend?: Mend;
}

/** A rule as it is written: `unless` and `breaksOneWay` are optional. */
export type RuleDefinition = Omit<Rule, "unless" | "breaksOneWay"> & Partial<Pick<Rule, "unless" | "breaksOneWay">>;

export function rule(definition: RuleDefinition): Rule {
  return { unless: [], breaksOneWay: [], ...definition };
}
