import { logSafe } from "../log-safe";
import { oneLine } from "../printable";
import { WIDTH } from "../review/render/wrapped";
import type { Rule } from "../rules/rule";
import type { Pace } from "../verify/waiting/pace";

/** Where a command prints. */
export interface Output {
  /** True for a terminal. */
  readonly isTTY?: boolean;
  /** Of a terminal, how wide it is. */
  readonly columns?: number;
  write(text: string): unknown;
}

/** Everything that a command has from outside, so that tests can stand in for it. */
export interface Io {
  readonly stdin: AsyncIterable<unknown>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly pace: Pace;
  /** Loaded only by the commands that need them: they are the larger part of the program. */
  rules(): readonly Rule[];
}

/** What is printed through this does nothing to a terminal or a pipeline, wherever its texts come from. */
export const safeOutput = (output: Output): Output => ({
  get isTTY() {
    return output.isTTY === true;
  },
  get columns() {
    return output.columns;
  },
  write: (text) => output.write(logSafe(text, { colours: output.isTTY === true })),
});

/** Prints one line, also where a text from elsewhere has line breaks. */
export const writeLine = (output: Output, text: string): unknown => output.write(`${oneLine(text)}\n`);

/** Colour only for people, and never for those who said no (https://no-color.org). */
export const wantsColour = ({ isTTY }: Output, { NO_COLOR }: Io["env"]): boolean =>
  isTTY === true && (NO_COLOR === undefined || NO_COLOR === "");

const NARROWEST = 40;
const WIDEST = 100;

/** The columns that text is wrapped at: a terminal's, as far as lines of that length are read, and 80 in a pipe. */
export const widthOf = ({ isTTY, columns }: Output): number =>
  isTTY === true && columns !== undefined && columns > 0 ? Math.min(Math.max(columns, NARROWEST), WIDEST) : WIDTH;

/** Progress is for somebody who waits at a terminal; in a log it would only hide the results. */
export function progress({ stderr }: Io, text: string): void {
  if (stderr.isTTY === true) {
    writeLine(stderr, text);
  }
}
