/** A property and the number that it was given: one value from where it is written to where others are compared with it. */
export interface Bound {
  /** As the user of the construct writes it: `maxCopies`. */
  readonly property: string;
  /** `undefined` where it was left out, or is not known. */
  readonly value: number | undefined;
}

/** The bounds of a capacity. */
export interface Bounds {
  readonly minimum: Bound;
  readonly maximum: Bound;
}

/** Bounds that have values, if only their defaults. */
export interface KnownBounds extends Bounds {
  readonly minimum: Bound & { readonly value: number };
  readonly maximum: Bound & { readonly value: number };
}
