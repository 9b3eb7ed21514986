import type { Topology } from "../topology";
import { RULES_PAGE } from "./documents";
import { effects } from "./effect";
import type { Finding } from "./finding";
import type { OwnRule } from "./own-rule";

/** A finding to accept, and the reason. */
export interface Acknowledgement {
  /** The rule's id. */
  readonly rule: string;
  /** The address of the resource, or the path of its construct. `*` matches any text. */
  readonly address: string;
  /** Why the finding is acknowledged. */
  readonly reason: string;
  /** Last day on which it is valid, in UTC, as yyyy-mm-dd. @default - no end */
  readonly expires?: string | undefined;
  /** Where it is written: a place in a file, or a construct's path. */
  readonly writtenAt: string;
  /** Set if `address` is the path of a construct. Constructs inside it match too. @default false */
  readonly isConstruct?: boolean;
  /** Set if `address` is the name of an endpoint. All findings about that endpoint match. @default false */
  readonly isEndpoint?: boolean;
  /** Set if it is not reported when it matches nothing. @default false */
  readonly mayBeUnused?: boolean;
}

/** A finding that is acknowledged. */
export interface Acknowledged {
  readonly finding: Finding;
  readonly acknowledgement: Acknowledgement;
}

/** What the rules report about a topology, divided into open and acknowledged findings. */
export interface CheckedFindings {
  /** Those that are not acknowledged. */
  readonly open: readonly Finding[];
  readonly acknowledged: readonly Acknowledged[];
  /** Findings about the acknowledgements: one that matches nothing (A01), one that has expired (A02). */
  readonly acknowledgementProblems: readonly Finding[];
}

/** Findings about acknowledgements, not about a topology. */
export const unusedAcknowledgement: OwnRule = {
  id: "A01",
  slug: "unused-acknowledgement",
  severity: "note",
  effect: effects.none,
  title: "An acknowledgement should match a finding",
  why: "An acknowledgement that matches nothing hides the next finding of its rule, which no one has accepted.",
  remedy:
    "If the finding is fixed, remove the acknowledgement. Otherwise copy the rule and the address from the report: an address that was renamed, or that has another index, matches nothing.",
  source: RULES_PAGE,
};

export const expiredAcknowledgement: OwnRule = {
  id: "A02",
  slug: "expired-acknowledgement",
  severity: "warning",
  effect: effects.none,
  title: "An acknowledgement should not be expired",
  why: "The finding was accepted until a day that has passed. It is reported again.",
  remedy:
    "Fix the finding and remove the acknowledgement. To accept the finding for longer, set `expires` to a later day, or remove `expires`.",
  source: RULES_PAGE,
};

const ABOUT_ACKNOWLEDGEMENTS: readonly string[] = [unusedAcknowledgement.id, expiredAcknowledgement.id];

/** Whether a finding is about an acknowledgement, not about a topology. */
export const isAboutAcknowledgement = ({ id }: { readonly id: string }): boolean => ABOUT_ACKNOWLEDGEMENTS.includes(id);

/** Whether the source itself contains the acknowledgement, not a file beside it. */
export const isInSource = ({ isConstruct, isEndpoint }: Acknowledgement): boolean =>
  isConstruct === true || isEndpoint === true;

/** The acknowledgements that a source contains. */
export const acknowledgementsOf = ({ acknowledgements }: Topology): readonly Acknowledgement[] =>
  acknowledgements.map(({ rule, constructPath, reason, mayBeUnused }) => ({
    rule,
    address: constructPath,
    reason,
    writtenAt: constructPath,
    isConstruct: true,
    mayBeUnused,
  }));
