import { Deferred, Encoded } from "../../attributes/deferred";

/** What one element of a list or object counts for, beside one character of a text. */
const ELEMENT = 16;

/** For one file: more than expressions of 100,000 resources make, and little enough for any machine. */
const MOST_MADE = 128_000_000;

/** Limit of one value, in characters and elements: a reader may go through all of them. */
const MOST_OF_ONE = 4_000_000;

/**
 * What the expressions of a file make, counted in characters and elements. A file of a kilobyte can ask for a list of a
 * billion elements: what would be too much is not made, and counts as not known.
 *
 * A value that is used in several places counts each time. What stands in the file only once does not: that is bounded by
 * the size of the file.
 */
export class Made {
  private left: number;
  /** What counts for all of a value, of those that expressions can refer to, and of the values inside them. */
  private readonly weights = new WeakMap<object, number>();

  constructor(limit = MOST_MADE) {
    this.left = limit;
  }

  /** Whether so many characters may be made, or looked at. */
  characters(count: number): boolean {
    if (count > this.left) {
      return false;
    }
    this.left -= count;
    return true;
  }

  /** Whether a list of so many elements may be made, or gone through. */
  elements(count: number): boolean {
    return this.characters(count * ELEMENT);
  }

  /** The value, where it may be used; `undefined` where it is too much. */
  use(value: unknown): unknown {
    return this.weigh(value, false) > MOST_OF_ONE ? undefined : value;
  }

  /** The same for a value that others can refer to. */
  share(value: unknown): unknown {
    return this.weigh(value, true) > MOST_OF_ONE ? undefined : value;
  }

  /** @param isShared whether it is used again, as a whole or what is inside it: `${local.list[0]}` */
  private weigh(value: unknown, isShared: boolean): number {
    if (typeof value !== "object" || value === null) {
      return typeof value === "string" ? value.length : 1;
    }
    const known = this.weights.get(value);
    if (known !== undefined) {
      return this.characters(known) ? known : Number.POSITIVE_INFINITY;
    }
    if (value instanceof Deferred) {
      return 1 + value.from.length;
    }
    let weight = 0;
    for (const inner of value instanceof Encoded ? [value.value] : Object.values(value)) {
      weight += ELEMENT + this.weigh(inner, isShared);
      if (weight > MOST_OF_ONE) {
        return Number.POSITIVE_INFINITY;
      }
    }
    if (isShared) {
      this.weights.set(value, weight);
    }
    return weight;
  }
}
