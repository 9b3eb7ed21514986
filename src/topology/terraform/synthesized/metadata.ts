import { type JsonObject, member } from "../../attributes/json";
import type { SourceLine } from "../../nodes/node";
import type { RecordedLines } from "./recorded-lines";

/**
 * What CDKTF writes about a construct: `"//": { "metadata": { "path": …, "stackTrace": […] } }`.
 *
 * @param lines what the constructs of this project record, for a construct without a stack trace
 */
export function metadataOf(
  block: JsonObject,
  lines: RecordedLines,
): { readonly constructPath?: string; readonly sourceLine?: SourceLine } {
  const metadata = member(member(block, "//"), "metadata");
  const path = member(metadata, "path");
  const trace = member(metadata, "stackTrace");
  const traced = Array.isArray(trace) ? firstOwnLine(trace) : undefined;
  const sourceLine = traced ?? (typeof path === "string" ? lines.of(path) : undefined);
  return {
    ...(typeof path === "string" ? { constructPath: path } : {}),
    ...(sourceLine === undefined ? {} : { sourceLine }),
  };
}

/** The line and the column that a frame ends with. */
const ENDING = /:(\d{1,15}):\d{1,15}\)?$/;

/** Longer than the name of any function, and than any path. */
const [LONGEST_NAME, LONGEST_PATH] = [500, 1000];

/** The innermost frame that is the user's own: `new Llm (/app/main.ts:12:5)` or `/app/main.ts:12:5`. */
function firstOwnLine(trace: readonly unknown[]): SourceLine | undefined {
  for (const frame of trace) {
    const place = typeof frame === "string" ? placeIn(frame) : undefined;
    if (place !== undefined && !place.file.startsWith("node:") && !place.file.includes("node_modules")) {
      return place;
    }
  }
  return undefined;
}

function placeIn(frame: string): SourceLine | undefined {
  // Only the end is searched: a pattern would try a long frame from each of its beginnings.
  const [ending, written = ""] = ENDING.exec(frame.slice(-LONGEST_ENDING)) ?? [];
  const line = Number(written);
  if (ending === undefined || written.startsWith("0") || line > LAST_LINE) {
    return undefined;
  }
  const end = frame.length - ending.length;
  const start = frame.lastIndexOf("(", Math.min(end, LONGEST_NAME)) + 1;
  const file = frame.slice(start, end);
  return file === "" || file.length > LONGEST_PATH || file.includes("\n") ? undefined : { file, line };
}

const LONGEST_ENDING = 40;

/** A file may claim any line; those of a program begin at 1. */
const LAST_LINE = 999_999_999;
