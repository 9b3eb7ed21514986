import type { WiringName } from "./wirings";

/**
 * What an edit does by AWS's documents:
 * - `breaks …`: AWS refuses it, or the endpoint no longer gets to zero or back;
 * - `breaks one way`: what the resource is there for is lost, and another way does it less well;
 * - `weakens`: it works, and worse than before;
 * - `harmless`: it sleeps and wakes as before;
 * - `unknown`: what decides it is not evaluated, and the answer says so;
 * - `doubtful`: no document decides it.
 */
export type Expected =
  | "breaks sleep"
  | "breaks wake"
  | "breaks both"
  | "breaks one way"
  | "weakens"
  | "harmless"
  | "unknown"
  | "doubtful";

/** Several attributes at once: by path, in another resource as `type.name > path`. */
export type Together = Readonly<Record<string, unknown>>;

/**
 * One attribute and the values that it is given one after the other. `undefined` removes the attribute. With the path
 * `ALL` a value is a `Together`, or `undefined` to remove the resource. Paths step into texts that hold JSON.
 */
export type Row = readonly [
  at: string,
  values: readonly unknown[],
  expected: Expected,
  because: string,
  source?: string,
];

export const ALL = "";

/** The edits of one resource of one wiring. */
export interface EditTable {
  readonly wiring: WiringName;
  /** The address of the resource. */
  readonly on: string;
  /** The document that decides, unless a row names its own. */
  readonly source: string;
  readonly rows: readonly Row[];
}
