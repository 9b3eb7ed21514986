import { relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The code of this package, whose frames are no lines of the program. */
const OWN_FOLDER = resolve(__dirname, "..", "..") + sep;

/** A frame costs about 1.5 µs. With two, the caller of `new` and of `addInferenceComponent` is among them. */
const USUAL_FRAMES = 2;
/** For other methods, and for a program that creates constructs through a package of its own. */
const MOST_FRAMES = 100;

/**
 * The line of the program that is being run, as `infra/main.ts:12`; where a runner maps stack traces, of the source. The
 * path is relative to the working directory, so that it is the same on all machines.
 *
 * @param creator the function that the program calls
 * @returns `undefined` for a file that is not below the working directory
 */
export function callingLine(creator: CallableFunction | NewableFunction): string | undefined {
  const frame = outerFrame(framesAbove(creator, USUAL_FRAMES)) ?? outerFrame(framesAbove(creator, MOST_FRAMES));
  if (frame === undefined) {
    return undefined;
  }
  const file = belowWorkingDirectory(frame.file);
  return file === undefined ? undefined : `${file}:${frame.line}`;
}

interface Frame {
  readonly file: string;
  readonly line: string;
}

/** The innermost frame that belongs neither to this package nor to another one. */
function outerFrame(frames: readonly string[]): Frame | undefined {
  for (const text of frames) {
    const frame = read(text);
    if (frame !== undefined && !isOfPackage(frame.file)) {
      return frame;
    }
  }
  return undefined;
}

const isOfPackage = (file: string): boolean =>
  file.startsWith(OWN_FOLDER) || file.startsWith("node:") || /[\\/]node_modules[\\/]/.test(file);

function framesAbove(creator: CallableFunction | NewableFunction, frames: number): readonly string[] {
  const limit = Error.stackTraceLimit;
  const holder: { stack?: unknown } = {};
  try {
    Error.stackTraceLimit = frames;
    Error.captureStackTrace(holder, creator);
    // A program can replace how a trace is written, and write no text.
    return typeof holder.stack === "string" ? holder.stack.split("\n") : [];
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** `    at new Llm (/app/main.ts:12:5)`, `    at /app/main.ts:12:5` or `    at file:///app/main.mjs:12:5`. */
function read(text: string): Frame | undefined {
  const [, place = "", line = ""] = /^\s+at (.*):(\d+):\d+\)?$/.exec(text) ?? [];
  const opened = place.indexOf(" (");
  const file = opened < 0 ? place.replace(/^async /, "") : place.slice(opened + 2);
  if (!file.startsWith("file:")) {
    return file === "" || file.startsWith("eval at ") ? undefined : { file, line };
  }
  try {
    return { file: fileURLToPath(file), line };
  } catch {
    return undefined;
  }
}

function belowWorkingDirectory(file: string): string | undefined {
  const below = relative(process.cwd(), file);
  const isBelow = below !== "" && resolve(below) === file && !below.startsWith("..");
  return isBelow ? below.split(sep).join("/") : undefined;
}
