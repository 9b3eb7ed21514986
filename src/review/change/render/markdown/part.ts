import { logSafe } from "../../../../log-safe";

/**
 * What of a comment survives longest. A comment that is too long loses the highest numbers first.
 */
export const RANK = {
  verdict: 0,
  newError: 1,
  failingApply: 2,
  newFinding: 3,
  comparison: 4,
  apply: 5,
  brokenPath: 6,
  fixed: 7,
  acknowledged: 8,
  changes: 9,
  path: 10,
  timeline: 11,
  unchanged: 12,
  details: 13,
} as const;

export type Rank = (typeof RANK)[keyof typeof RANK];

export interface Row {
  readonly text: string;
  readonly rank: Rank;
}

/** A part of a comment, such as a table. It is shown with all of its rows, with some of them, or not at all. */
export interface Part {
  /** What a row is, for the sentence on what was left out: `change`. Empty if the sentence does not count it. */
  readonly of: string;
  /** Before the rows. @default - nothing */
  readonly open?: string;
  /** Those that survive longest come first. */
  readonly rows: readonly Row[];
  /** Between the rows. @default "\n" */
  readonly joiner?: string;
  /** After the rows. @default - nothing */
  readonly close?: string;
  /** A row of this text says that more exist. @param count how many. @default - `- n more` */
  readonly more?: (count: string) => string;
  /** Only shown if this part is. @default - depends on nothing */
  readonly within?: Part;
}

/** Rows of one rank. Their texts are made safe for logs first, so that their lengths are the final ones. */
export const rowsOf = (texts: readonly string[], rank: Rank): readonly Row[] =>
  texts.map((text) => ({ text: logSafe(text), rank }));

/** A closed part of the page. @param title text of this program */
export const foldPart = (of: string, title: string, rows: readonly Row[], rest: Partial<Part> = {}): Part => ({
  of,
  open: `<details><summary>${title}</summary>\n\n`,
  rows,
  close: "\n\n</details>",
  ...rest,
});
