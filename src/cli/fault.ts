import { type Output, writeLine } from "./io";

/** Prints an unexpected error and its stack frames. */
export function writeFault(output: Output, what: string, error: unknown): void {
  writeLine(output, `${what}: ${String(error)}`);
  for (const frame of framesOf(error)) {
    writeLine(output, frame);
  }
}

/** The message precedes the frames, and can have lines that look like a frame. */
function framesOf(error: unknown): readonly string[] {
  const { stack = "", message } = error instanceof Error ? error : { message: "" };
  const end = stack.indexOf(message);
  return stack
    .slice(end < 0 ? 0 : end + message.length)
    .split("\n")
    .slice(1);
}
