import type { Document } from "yaml";
import type { z } from "zod";
import { ScaleToZeroError } from "../errors";

/** More than any file that a person writes. */
const MOST_CHARACTERS = 256 * 1024;
const DEEPEST = 100;
/** One alias can repeat a large value many times. */
const MOST_ALIASES = 100;

/**
 * Reads a YAML or JSON file that a person wrote.
 *
 * @param file its name in errors
 * @param schema messages of the schema complete the sentence "releaseSeconds …"
 * @throws ScaleToZeroError that names the file, the line, the column and the member
 */
export function readWritten<T>(text: string, file: string, schema: z.ZodType<T>): T {
  if (text.length > MOST_CHARACTERS) {
    throw tooLong(file);
  }
  if (takesLong(text)) {
    throw notReadable(file);
  }
  // Loaded by the first file.
  const { LineCounter, parseDocument } = require("yaml") as typeof import("yaml");
  const lines = new LineCounter();
  const document = parsed(file, () => parseDocument(text, { lineCounter: lines, prettyErrors: false }));
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error !== undefined) {
    throw notYaml(place(error.pos[0]), error.message);
  }
  const result = schema.safeParse(parsed(file, () => document.toJS({ maxAliasCount: MOST_ALIASES })));
  if (result.success) {
    return result.data;
  }
  const { path, message } = problemOf(result.error);
  throw wrongValue(place(offsetOf(document, path)), memberText(path), message);
}

/**
 * The library works recursively: deep lists can end the process, and keys in keys ("? ? a") take very long: 40 kB of them
 * more than ten minutes. No file that a person writes has them. Brackets within texts count too, if they are not closed.
 */
function takesLong(text: string): boolean {
  if (/(?:^|[[{,\n])[ \t-]*\?\s/.test(text) || new RegExp(`(?:- ){${DEEPEST}}`).test(text)) {
    return true;
  }
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === "[" || bracket === "{" ? 1 : -1));
    if (depth > DEEPEST) {
      return true;
    }
  }
  return false;
}

/** The library throws for values that are nested too deeply, and for too many aliases. */
function parsed<T>(file: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw notReadable(file, cause);
  }
}

interface WrittenProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first problem; an unknown member is one of its own, so that the place is that of the member. */
function problemOf({ issues: [issue] }: z.ZodError): WrittenProblem {
  if (issue?.code === "unrecognized_keys") {
    return { path: [...issue.path, issue.keys[0] ?? ""], message: "is not a known member" };
  }
  return { path: issue?.path ?? [], message: issue?.message ?? "is not valid" };
}

/** Of the value, or of the nearest object that contains it, if the value is missing. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return document.contents?.range?.[0] ?? 0;
}

/** A name in a file can have any length. */
const LONGEST_SHOWN = 60;

/** Such as `drill.phases.loadSeconds`, or `days[0]`. */
const memberText = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? "the file"
    : path
        .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`))
        .join("")
        .slice(0, LONGEST_SHOWN);

const tooLong = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: has more than ${MOST_CHARACTERS} characters; pass a file that a person wrote`);

const notYaml = (place: string, message: string): ScaleToZeroError =>
  new ScaleToZeroError(`${place}: is not valid YAML or JSON: ${message}`);

const notReadable = (file: string, cause?: unknown): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: cannot be read as YAML or JSON: its values are nested or repeated too often`, {
    cause,
  });

const wrongValue = (place: string, member: string, message: string): ScaleToZeroError =>
  new ScaleToZeroError(`${place}: ${member} ${message}`);
