import { amountText, lengthText, nounOf } from "../text";
import type { Look } from "./looks";
import type { DrillSubject } from "./subject";

const SILENCE_MS = 60_000;

/** Prints what a drill waits for when that changes, and otherwise once a minute. */
export class Progress {
  private text = "";
  private printedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly subject: DrillSubject,
    private readonly startedAt: number,
    private readonly print: (line: string) => void,
  ) {}

  show(what: string, { current, desired, instances, judged }: Look, now: number): void {
    const { unit, endpoint } = this.subject;
    const amount = amountText(current, desired, ...nounOf(unit.kind));
    const hosted = unit.kind === "component" ? `, ${amountText(instances, instances, "instance")}` : "";
    const isReleasing = unit.kind === "component" && judged.condition === "asleep" && instances > 0;
    const condition = isReleasing ? "falling asleep" : judged.condition;
    const text = `${what} of endpoint ${endpoint.name}: ${condition}, ${amount}${hosted}`;
    if (text !== this.text || now - this.printedAt >= SILENCE_MS) {
      this.print(`${text} (${lengthText((now - this.startedAt) / 1000)})`);
      this.text = text;
      this.printedAt = now;
    }
  }
}
