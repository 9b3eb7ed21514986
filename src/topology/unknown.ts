class UnknownValue {
  /** What Terraform prints for such a value. */
  toString(): string {
    return "(known after apply)";
  }

  toJSON(): string {
    return this.toString();
  }
}

/**
 * A value that the source cannot tell: a plan does not know it before apply, a variable has no value yet, or it is
 * marked sensitive.
 *
 * It is not a guess and it is not "absent": an argument that is not set is `undefined`, a zero is `0`. A class of its
 * own makes the compiler refuse `target.minCapacity > 0` until somebody has asked `isKnown`.
 */
export const Unknown = Object.freeze(new UnknownValue());
export type Unknown = UnknownValue;

/** Something that is there, but may not be known yet. */
export type Maybe<T> = T | Unknown;

/** Something that may be left out (`undefined`), and may not be known yet. */
export type Optional<T> = T | Unknown | undefined;

/** The type of a value once it is known. */
export type Known<T> = Exclude<T, Unknown | undefined>;

export function isUnknown(value: unknown): value is Unknown {
  return value === Unknown;
}

/** True for a value that is there and known; `0`, `false` and `""` are. */
export function isKnown<T>(value: T): value is Known<T> {
  return value !== Unknown && value !== undefined;
}
