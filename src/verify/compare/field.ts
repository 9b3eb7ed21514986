import { isKnown, isUnknown, type Known, Unknown } from "../../topology";
import { written } from "./value";

/** A field in which two nodes of one kind can differ. */
export interface Field<T> {
  /** The name in Terraform. */
  readonly name: string;
  of(node: T): unknown;
  /** The default of AWS. @default - an omitted value is not compared */
  readonly otherwise?: unknown;
}

/** A difference of a live node from what was applied. */
export interface Difference {
  readonly name: string;
  readonly wanted: string;
  readonly live: string;
}

export const field = <T>(name: string, of: (node: T) => unknown, otherwise?: unknown): Field<T> => ({
  name,
  of,
  otherwise,
});

/** A member of a block that may be absent, or unknown. */
export const inside = <T, U>(block: T, of: (known: Known<T>) => U): U | Unknown | undefined =>
  isKnown(block) ? of(block) : isUnknown(block) ? Unknown : undefined;

/** Unknown values, and values that were not requested, do not differ. */
export function differences<T>(fields: readonly Field<T>[], wanted: T, live: T): readonly Difference[] {
  return fields.flatMap(({ name, of, otherwise }) => {
    const [asked, is] = [of(wanted) ?? otherwise, of(live) ?? otherwise];
    const [askedText, isText] = [written(asked), written(is)];
    const compared = asked !== undefined && askedText !== undefined && isText !== undefined;
    return compared && askedText !== isText ? [{ name, wanted: askedText, live: isText }] : [];
  });
}
