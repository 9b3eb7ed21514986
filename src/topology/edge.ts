/**
 * Where one resource points to.
 *
 * - `resolved`: `node` is what it points to;
 * - `unknown`: it points somewhere, this source cannot tell where; `candidates` when it is one of several;
 * - `dangling`: it names something that this configuration does not have, and that may exist elsewhere;
 * - `absent`: it does not point anywhere, the argument is not set.
 *
 * `topology.endpointOf(component).node?.name` is all that most rules need.
 */
export type Edge<T> = Resolved<T> | UnknownEdge<T> | Dangling | Absent;

export interface Resolved<T> {
  readonly kind: "resolved";
  readonly node: T;
}

export interface UnknownEdge<T> {
  readonly kind: "unknown";
  readonly node?: undefined;
  /** What it may be; empty when it may be anything. */
  readonly candidates: readonly T[];
  /** What it names, where that is known and the source may not show all that there is. */
  readonly name?: string;
}

export interface Dangling {
  readonly kind: "dangling";
  readonly node?: undefined;
  /** The name, identifier or ARN that nothing here answers to. */
  readonly name: string;
}

export interface Absent {
  readonly kind: "absent";
  readonly node?: undefined;
}

/** What an edge names and this configuration does not have, as far as the source shows it. */
export const namedElsewhere = (edge: Edge<unknown>): string | undefined =>
  edge.kind === "dangling" || edge.kind === "unknown" ? edge.name : undefined;

export const absent: Absent = Object.freeze({ kind: "absent" });

export const resolved = <T>(node: T): Resolved<T> => ({ kind: "resolved", node });

export const dangling = (name: string): Dangling => ({ kind: "dangling", name });

export const unknownEdge = <T>(candidates: readonly T[] = []): UnknownEdge<T> => ({ kind: "unknown", candidates });
