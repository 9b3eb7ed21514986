import { isKnown, isUnknown, type Known, Unknown } from "../../topology";
import { written } from "./value";

/** Something that two nodes of one kind may differ in. */
export interface Field<T> {
  /** As Terraform has it. */
  readonly name: string;
  of(node: T): unknown;
  /** What AWS takes for a value that is not set. @default - one that is not set is not compared */
  readonly otherwise?: unknown;
}

/** Where a live node is not as it was applied. */
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

/** What is not known, and what nobody has asked for, does not differ. */
export function differences<T>(fields: readonly Field<T>[], wanted: T, live: T): readonly Difference[] {
  return fields.flatMap(({ name, of, otherwise }) => {
    const [asked, is] = [of(wanted) ?? otherwise, of(live) ?? otherwise];
    const [askedText, isText] = [written(asked), written(is)];
    const compared = asked !== undefined && askedText !== undefined && isText !== undefined;
    return compared && askedText !== isText ? [{ name, wanted: askedText, live: isText }] : [];
  });
}
