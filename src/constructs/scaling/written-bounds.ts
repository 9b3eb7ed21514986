/** A bound of the scalable target, and what it was written as. */
export interface WrittenBound {
  readonly property: string;
  readonly value: number;
}

/** Both bounds of a scalable target. */
export interface WrittenBounds {
  readonly minimum: WrittenBound;
  readonly maximum: WrittenBound;
}
