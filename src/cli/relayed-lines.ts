import type { Readable } from "node:stream";
import type { Output } from "./io";

/** Characters: a longer line is divided. */
const LONGEST = 64 * 1024;

/**
 * Prints what a program prints, in whole lines: a command to a pipeline, cut in two by the pipe, would pass as two texts
 * that are none.
 */
export function relayLines(stream: Readable, output: Output): void {
  let rest = "";
  // What comes after it, of this stream or another one, must not go on with it.
  const writeRest = () => {
    if (rest !== "") {
      output.write(`${rest}\n`);
      rest = "";
    }
  };
  stream.setEncoding("utf8").on("data", (text: string) => {
    const all = (rest + text).replace(/\r\n/g, "\n");
    const end = all.lastIndexOf("\n") + 1;
    rest = all.slice(end);
    if (end > 0) {
      output.write(all.slice(0, end));
    }
    if (rest.length > LONGEST) {
      writeRest();
    }
  });
  stream.on("end", writeRest);
}
