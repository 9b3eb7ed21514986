import { type JsonObject, member } from "../../attributes/json";
import type { SourceLine } from "../../nodes/node";

/** What CDKTF writes about a construct: `"//": { "metadata": { "path": …, "stackTrace": […] } }`. */
export function metadataOf(block: JsonObject): { readonly constructPath?: string; readonly sourceLine?: SourceLine } {
  const metadata = member(member(block, "//"), "metadata");
  const path = member(metadata, "path");
  const trace = member(metadata, "stackTrace");
  const sourceLine = Array.isArray(trace) ? firstOwnLine(trace) : undefined;
  return {
    ...(typeof path === "string" ? { constructPath: path } : {}),
    ...(sourceLine === undefined ? {} : { sourceLine }),
  };
}

const LINE = /^[1-9]\d{0,8}$/;

/** The innermost frame that is the user's own: `new Llm (/app/main.ts:12:5)` or `/app/main.ts:12:5`. */
function firstOwnLine(trace: readonly unknown[]): SourceLine | undefined {
  for (const frame of trace) {
    const [, file, line] =
      typeof frame === "string" ? (/^(?:.{0,500}\()?(.{1,1000}):(\d+):\d+\)?$/.exec(frame) ?? []) : [];
    // A file may claim any line; those of a program begin at 1.
    if (file !== undefined && LINE.test(line ?? "") && !file.startsWith("node:") && !file.includes("node_modules")) {
      return { file, line: Number(line) };
    }
  }
  return undefined;
}
