import type { Readable } from "node:stream";
import type { Output } from "./io";

/** What comes without a line break is held back no longer than this. */
const LONGEST = 64 * 1024;

/**
 * Prints what a program prints, in whole lines: a command to a pipeline, cut in two by the pipe, would pass as two texts
 * that are none.
 */
export function relayLines(stream: Readable, output: Output): void {
  let rest = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    const all = (rest + text).replace(/\r\n/g, "\n");
    const end = all.length > LONGEST ? all.length : all.lastIndexOf("\n") + 1;
    rest = all.slice(end);
    if (end > 0) {
      output.write(all.slice(0, end));
    }
  });
  stream.on("end", () => {
    if (rest !== "") {
      output.write(rest);
    }
  });
}
