import { trafficRefused } from "../errors";
import type { Chunks } from "./line-reader";

/**
 * A file that is read whole.
 *
 * @param most characters
 * @throws ScaleToZeroError for a larger one, which is not read to its end
 */
export function wholeText(chunks: Chunks, most: number, name: string): string {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let length = 0;
  for (const chunk of chunks) {
    const part = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    parts.push(part);
    length += part.length;
    if (length > most) {
      throw trafficRefused(
        name,
        `is longer than ${most} characters: ${most > 1e6 ? "export fewer days" : "write a smaller profile, or several"}`,
      );
    }
  }
  return [...parts, decoder.decode()].join("").replace(/^\ufeff/, "");
}

/** The first characters of a file. */
export function headText(chunks: Chunks, most: number): string {
  const decoder = new TextDecoder();
  let head = "";
  for (const chunk of chunks) {
    // A piece of many megabytes is not needed whole.
    head +=
      typeof chunk === "string" ? chunk.slice(0, most) : decoder.decode(chunk.subarray(0, most), { stream: true });
    if (head.trimStart().length >= most) {
      break;
    }
    if (head.trim() === "") {
      head = "";
    }
  }
  return head.slice(0, most * 2);
}
