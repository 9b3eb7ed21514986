import type { RandomClock } from "../clock";
import { logSafe } from "../log-safe";
import { oneLine } from "../printable";
import { WIDTH } from "../review/render/wrapped";
import type { Rule } from "../rules/rule";

/** Where a command prints. */
export interface Output {
  /** True for a terminal. */
  readonly isTTY?: boolean;
  /** The width of a terminal. */
  readonly columns?: number;
  write(text: string): unknown;
}

/** Everything that a command uses from outside, replaceable in tests. */
export interface Io {
  readonly stdin: AsyncIterable<unknown>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The same as `stderr`, as it is: commands to a pipeline, which must not be escaped, and nothing else. */
  readonly commands?: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly clock: RandomClock;
  /** Loaded only by commands that need them: the rules are the larger part of the program. */
  rules(): readonly Rule[];
}

/** Escapes control characters and pipeline commands in texts from any source. */
export const safeOutput = (output: Output): Output => ({
  get isTTY() {
    return output.isTTY === true;
  },
  get columns() {
    return output.columns;
  },
  write: (text) => output.write(logSafe(text, { colours: output.isTTY === true })),
});

/** Prints one line, even if the text contains line breaks. */
export const writeLine = (output: Output, text: string): unknown => output.write(`${oneLine(text)}\n`);

/** Colour only on a terminal, and never with NO_COLOR (https://no-color.org). */
export const wantsColour = ({ isTTY }: Output, { NO_COLOR }: Io["env"]): boolean =>
  isTTY === true && (NO_COLOR === undefined || NO_COLOR === "");

const NARROWEST = 40;
const WIDEST = 100;

/** The columns that text is wrapped at: the width of the terminal up to a readable limit, and 80 in a pipe. */
export const widthOf = ({ isTTY, columns }: Output): number =>
  isTTY === true && columns !== undefined && columns > 0 ? Math.min(Math.max(columns, NARROWEST), WIDEST) : WIDTH;

/** Progress is printed only on a terminal; in a log it would hide the results. */
export function progress({ stderr }: Io, text: string): void {
  if (stderr.isTTY === true) {
    writeLine(stderr, text);
  }
}
