import type { Severity } from "../rules/severity";
import type { EndpointReview, Place, ReviewedFinding, ReviewedLimit, Unread } from "./review";

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** True for a severity that is at least as high as another one. */
export const isAtLeast = (severity: Severity, limit: Severity): boolean => RANK[severity] <= RANK[limit];

/** The most severe first, then by rule, then by place. */
export const byGravity = (left: ReviewedFinding, right: ReviewedFinding): number =>
  RANK[left.severity] - RANK[right.severity] ||
  compare(left.id, right.id) ||
  byPlace(left, right) ||
  compare(left.what, right.what);

export const byName = (left: EndpointReview, right: EndpointReview): number =>
  compare(left.name, right.name) || byPlace(left, right);

export const byPlace = (left: { readonly place: Place }, right: { readonly place: Place }): number =>
  compare(left.place.file, right.place.file) ||
  compare(left.place.stack ?? "", right.place.stack ?? "") ||
  compare(left.place.address, right.place.address);

export const byType = (left: Unread, right: Unread): number => byPlace(left, right) || compare(left.type, right.type);

export const byFile = (left: ReviewedLimit, right: ReviewedLimit): number =>
  compare(left.file, right.file) || compare(left.text, right.text);

/** By code unit: the same on every machine, whatever its language. */
export const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
