import type { LimitKind } from "../topology";
import type { ReviewedLimit, Unread, Verdict } from "./review";

/**
 * Why a review is incomplete:
 *
 * - `verdict`: whether an endpoint sleeps or wakes is unknown;
 * - `partial`: the plan does not show all future resources;
 * - `sensitive`: sensitive values cannot be read;
 * - `unread`: a source of further resources was not read;
 * - `no-endpoint`: no source contains an endpoint.
 */
export type IncompleteKind = "verdict" | "partial" | "sensitive" | "unread" | "no-endpoint";

export interface Incomplete {
  readonly kind: IncompleteKind;
  /** In words, as part of a sentence. */
  readonly text: string;
}

const KIND: Readonly<Record<LimitKind, IncompleteKind | undefined>> = {
  targeted: "partial",
  incomplete: "partial",
  deferred: "partial",
  errored: "partial",
  sensitive: "sensitive",
  // These show everything they concern.
  "refresh-only": undefined,
  destroy: undefined,
};

/** An endpoint, and what is known of when it sleeps and wakes. */
export interface Judged {
  readonly name: string;
  readonly verdict: Pick<Verdict, "sleepsWhen" | "wakesWhen">;
}

/** The parts of a review in which an answer may be missing. */
export interface Answered {
  readonly endpoints: readonly Judged[];
  readonly limits: readonly ReviewedLimit[];
  readonly notLookedInto: readonly Unread[];
}

/** The kinds of missing answers, each once; empty if the review is complete. */
export function incompleteOf({ endpoints, limits, notLookedInto }: Answered): readonly Incomplete[] {
  const unknown = endpoints.filter(isUnknown);
  const ofKind = (kind: IncompleteKind) => [
    ...new Set(limits.filter((one) => KIND[one.kind] === kind).map(({ file }) => file)),
  ];
  const partial = ofKind("partial");
  const sensitive = ofKind("sensitive");
  const unread = [...new Set(notLookedInto.map(({ type }) => type))];
  const isDestroyed = limits.some(({ kind }) => kind === "destroy");
  return [
    ...some(
      "verdict",
      unknown.length,
      `it is unknown whether ${namesOf(unknown)} ${unknown.length === 1 ? "sleeps or wakes" : "sleep or wake"}`,
    ),
    ...some(
      "partial",
      partial.length,
      `${partial.join(", ")} ${partial.length === 1 ? "is a partial plan" : "are partial plans"}`,
    ),
    ...some(
      "sensitive",
      sensitive.length,
      `${sensitive.join(", ")} ${sensitive.length === 1 ? "hides" : "hide"} sensitive values`,
    ),
    ...some("unread", unread.length, `not read: ${unread.join(", ")}`),
    ...some("no-endpoint", endpoints.length === 0 && !isDestroyed ? 1 : 0, "no endpoint was found"),
  ];
}

const OPTION = "--fail-on unknown";

/**
 * How to fail on an incomplete review.
 *
 * @param shown formats an option @default - unchanged
 */
export const failOnUnknown = (shown = (option: string) => option): string => `To fail on this, use ${shown(OPTION)}`;

export const isIncomplete = (review: Answered): boolean => incompleteOf(review).length > 0;

/** `Incomplete: it is unknown whether chat sleeps or wakes`; `undefined` if the review is complete. */
export function incompleteClause(review: Answered): string | undefined {
  const all = incompleteOf(review).map(({ text }) => text);
  return all.length === 0 ? undefined : `Incomplete: ${all.join("; ")}`;
}

/** That clause, and how to fail on it. @param isFailure whether the review already fails */
export function incompleteText(review: Answered, isFailure: boolean): string | undefined {
  const clause = incompleteClause(review);
  return clause === undefined || isFailure ? clause : `${clause}. ${failOnUnknown()}`;
}

/** A rejected configuration, or a missing component, is a known answer. */
export const isUnknown = ({ verdict: { sleepsWhen, wakesWhen } }: Judged): boolean =>
  sleepsWhen.kind === "unknown" || wakesWhen.kind === "unknown";

const some = (kind: IncompleteKind, count: number, text: string): readonly Incomplete[] =>
  count === 0 ? [] : [{ kind, text }];

/** Further names are only counted. */
const SHOWN = 3;

function namesOf(endpoints: readonly Judged[]): string {
  const names = endpoints.slice(0, SHOWN).map(({ name }) => name);
  const more = endpoints.length - SHOWN;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}
