import { printable } from "../printable";
import { plural } from "../rules/plural";
import { pendingText } from "../verify/waiting/pending-text";
import type { WaitProgress } from "../verify/waiting/wait";
import { type Output, writeLine } from "./io";

/** In a log, lines only show that the command is still running. */
const SILENCE_SECONDS = 60;

/** Prints on stderr what is not ready yet: on each change, and from time to time. */
export class WaitLines {
  private last = "";
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly stderr: Output) {}

  tell(progress: WaitProgress): void {
    const { seconds, pending, pauseSeconds } = progress;
    const text = textOf(progress);
    const isNews = text !== this.last || seconds - this.toldAt >= SILENCE_SECONDS;
    // Without a wait, nothing is printed about its end.
    if (!isNews || (pending.length === 0 && this.last === "")) {
      return;
    }
    const next = pauseSeconds === undefined ? "" : `, next check in ${Math.ceil(pauseSeconds)} s`;
    writeLine(this.stderr, printable(`${clock(seconds)} ${text}${next}`));
    this.last = text;
    this.toldAt = seconds;
  }
}

function textOf({ settled, endpoints, pending }: WaitProgress): string {
  const count = `${settled} of ${plural(endpoints, "endpoint")} settled`;
  return pending.length === 0 ? count : `${count}; waiting for ${pendingText(pending)}`;
}

/** `[12:05]`: minutes and seconds since the first look. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `[${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}]`;
}
