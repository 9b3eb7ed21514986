import type { Readable } from "node:stream";
import type { Output } from "./io";

/** Length in characters; a longer line is split. */
const LONGEST = 64 * 1024;

/**
 * Prints the output of a program in complete lines: a pipeline command, split by the pipe, would pass as two
 * harmless texts.
 */
export function relayLines(stream: Readable, output: Output): void {
  let rest = "";
  // Later output, of this stream or another one, must not continue the line.
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
