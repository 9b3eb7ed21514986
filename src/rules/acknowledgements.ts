import type { Topology } from "../topology";
import { RULES_PAGE } from "./documents";
import { effects } from "./effect";
import type { Finding, OwnRule } from "./finding";

/** A finding that may stay, and why. */
export interface Acknowledgement {
  /** The rule's id. */
  readonly rule: string;
  /** The address of the resource, or its construct's path; `*` stands for any text. */
  readonly address: string;
  /** Why the finding may stay. */
  readonly reason: string;
  /** The last day on which it counts, in UTC, as yyyy-mm-dd. @default - it counts for ever */
  readonly expires?: string | undefined;
  /** Where it is written: a place in a file, or a construct's path. */
  readonly writtenAt: string;
  /** Set when `address` is the path of a construct, and what is in that construct is meant as well. @default false */
  readonly isConstruct?: boolean;
  /** Set when `address` is the name of an endpoint, and all that is about that endpoint is meant. @default false */
  readonly isEndpoint?: boolean;
  /** Set where it may match nothing, and nothing is told of that. @default false */
  readonly mayBeUnused?: boolean;
}

/** A finding that somebody knows of. */
export interface Acknowledged {
  readonly finding: Finding;
  readonly acknowledgement: Acknowledgement;
}

/** What the rules report about a topology, by what is acknowledged. */
export interface CheckedFindings {
  /** Those that are not acknowledged. */
  readonly open: readonly Finding[];
  readonly acknowledged: readonly Acknowledged[];
  /** Findings about the acknowledgements: one that matches nothing (A01), one that has expired (A02). */
  readonly acknowledgementProblems: readonly Finding[];
}

/** Told about acknowledgements, not about a topology. */
export const unusedAcknowledgement: OwnRule = {
  id: "A01",
  slug: "unused-acknowledgement",
  severity: "note",
  effect: effects.none,
  title: "An acknowledgement should match a finding",
  why: "An acknowledgement that matches nothing hides the next finding of its rule, which no one has accepted.",
  source: RULES_PAGE,
};

export const expiredAcknowledgement: OwnRule = {
  id: "A02",
  slug: "expired-acknowledgement",
  severity: "warning",
  effect: effects.none,
  title: "An acknowledgement should not be expired",
  why: "The finding was accepted until a day that has passed. It is reported again.",
  source: RULES_PAGE,
};

/** Whether the source says so itself, and not a file beside it. */
export const isInSource = ({ isConstruct, isEndpoint }: Acknowledgement): boolean =>
  isConstruct === true || isEndpoint === true;

/** What a source says of itself. */
export const acknowledgementsOf = ({ acknowledgements }: Topology): readonly Acknowledgement[] =>
  acknowledgements.map(({ rule, constructPath, reason, mayBeUnused }) => ({
    rule,
    address: constructPath,
    reason,
    writtenAt: constructPath,
    isConstruct: true,
    mayBeUnused,
  }));
