import { constants, isAscii, isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import {
  byteOrderMark,
  emptyFile,
  notAFile,
  notJson,
  notText,
  planLog,
  savedPlan,
  systemCode,
  tooLarge,
  unreadable,
} from "../errors";

/**
 * A plan of 1,000 scale-to-zero endpoints has about 60 MB, so this leaves room; and no file of more than 512 MiB can
 * become a string in Node.js anyway.
 */
export const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;

/** Reads a file as JSON. Its size is checked before anything is read. */
export function readJsonFile(file: string, maxBytes: number): unknown {
  return parseJson(readText(file, Math.min(maxBytes, constants.MAX_STRING_LENGTH)), file);
}

/** @param name what to call the text in errors */
export function parseJson(text: string, name: string): unknown {
  if (text.trim() === "") {
    throw emptyFile(name);
  }
  if (text.startsWith("\uFEFF")) {
    throw byteOrderMark(name, "UTF-8");
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw /^\{"@level":/.test(text) ? planLog(name) : notJson(name, whereIn(text, error));
  }
}

/** How a file is read that is no plan. */
export interface ReadTextOptions {
  /** What to call it in errors. @default - its path */
  readonly name?: string;
  /** @default DEFAULT_MAX_BYTES */
  readonly maxBytes?: number;
  /** What to do about one that is larger. */
  readonly tooLargeAdvice?: string;
}

/**
 * Reads a file that people write, with the limits of a plan: what is no file, or has no end, is refused before it is
 * opened.
 *
 * @throws ScaleToZeroError that names the file
 */
export function readTextFile(
  file: string,
  { name = file, maxBytes = DEFAULT_MAX_BYTES, tooLargeAdvice }: ReadTextOptions = {},
): string {
  return textOf(readBytes(file, Math.min(maxBytes, constants.MAX_STRING_LENGTH), name, tooLargeAdvice), name);
}

const readText = (file: string, maxBytes: number): string => textOf(readBytes(file, maxBytes, file), file);

function textOf(bytes: Buffer, file: string): string {
  if (bytes.length === 0) {
    throw emptyFile(file);
  }
  if (bytes.subarray(0, 2).toString("latin1") === "PK") {
    throw savedPlan(file);
  }
  const mark = BYTE_ORDER_MARKS.find(({ start }) => bytes.subarray(0, start.length).equals(start));
  if (mark !== undefined) {
    throw byteOrderMark(file, mark.encoding);
  }
  // Most plans are plain ASCII, and that is read in a third of the time.
  if (isAscii(bytes)) {
    return bytes.toString("latin1");
  }
  if (!isUtf8(bytes)) {
    throw notText(file);
  }
  return bytes.toString("utf8");
}

const BYTE_ORDER_MARKS = [
  { encoding: "UTF-8", start: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: "UTF-16", start: Buffer.from([0xff, 0xfe]) },
  { encoding: "UTF-16", start: Buffer.from([0xfe, 0xff]) },
];

function readBytes(file: string, maxBytes: number, name: string, tooLargeAdvice?: string): Buffer {
  let descriptor: number | undefined;
  try {
    // Before opening: to open a named pipe is to wait for its writer.
    const there = statSync(file);
    if (!there.isFile()) {
      throw notAFile(name, there.isDirectory());
    }
    descriptor = openSync(file, "r");
    const { size } = fstatSync(descriptor);
    if (size > maxBytes) {
      throw tooLarge(name, size, maxBytes, tooLargeAdvice);
    }
    return fill(Buffer.allocUnsafe(size), descriptor);
  } catch (error) {
    throw systemCode(error) === undefined ? error : unreadable(name, error);
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}

/** Never more than the file had when its size was checked, however much it grows meanwhile. */
function fill(bytes: Buffer, descriptor: number): Buffer {
  let filled = 0;
  while (filled < bytes.length) {
    const read = readSync(descriptor, bytes, filled, bytes.length - filled, null);
    if (read === 0) {
      break;
    }
    filled += read;
  }
  return bytes.subarray(0, filled);
}

/** The place that V8 names. Its message is not shown: it quotes the text, and the text may hold secrets. */
function whereIn(text: string, error: unknown): string {
  const position = Number(/at position (\d+)/.exec(String(error))?.[1]);
  if (!(position < text.trimEnd().length)) {
    return "up to its end";
  }
  const before = text.slice(0, position);
  const line = before.split("\n").length;
  return `at line ${line}, column ${before.length - before.lastIndexOf("\n")}`;
}
