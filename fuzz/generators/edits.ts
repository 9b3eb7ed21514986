import fc from "fast-check";
import { SPLICES } from "./splices";

/** One change of a text, at a place that is a part of its length, so that it fits any. */
interface TextEdit {
  readonly kind: "remove" | "repeat" | "replace" | "insert" | "cut" | "move";
  /** From 0 to 1. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const place = fc.integer({ min: 0, max: 9_999 }).map((part) => part / 10_000);

const edit: fc.Arbitrary<TextEdit> = fc.record({
  kind: fc.constantFrom("remove", "repeat", "replace", "insert", "insert", "replace", "cut", "move"),
  at: place,
  length: fc.oneof(fc.constantFrom(1, 1, 2, 4), fc.nat({ max: 400 })),
  text: fc.oneof(
    fc.constantFrom(...SPLICES),
    fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 6 }),
  ),
});

/** A few changes, at any place of any text. */
export const textEdits = fc.array(edit, { minLength: 1, maxLength: 5 });

/** As `edited`, of a text and not of bytes: half of a surrogate pair could not be written to a file. */
export const editedText = (text: string, edits: readonly TextEdit[]): string =>
  edited(text, edits).replace(/\p{Surrogate}/gu, "\ufffd");

export const edited = (text: string, edits: readonly TextEdit[]): string => edits.reduce(applied, text);

function applied(text: string, { kind, at, length, text: other }: TextEdit): string {
  const start = Math.floor(at * text.length);
  const [before, part, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
  switch (kind) {
    case "remove":
      return before + after;
    case "repeat":
      return before + part.repeat(3) + after;
    case "replace":
      return before + other + after;
    case "insert":
      return before + other + part + after;
    case "cut":
      return before;
    case "move":
      return after + before + part;
  }
}
