import type { BatchResult } from "./batch";
import { type Found, keep } from "./found";
import type { Target } from "./target";

interface Count {
  /** Batches that were handed out: the number of the next one. */
  batches: number;
  inputs: number;
  failures: number;
  milliseconds: number;
}

/** What each target had, and what was found. */
export class Tally {
  private readonly counts = new Map<Target, Count>();
  private readonly found = new Map<string, Found>();

  constructor(targets: readonly Target[]) {
    for (const target of targets) {
      this.counts.set(target, { batches: 0, inputs: 0, failures: 0, milliseconds: 0 });
    }
  }

  get inputs(): number {
    return [...this.counts.values()].reduce((sum, { inputs }) => sum + inputs, 0);
  }

  get known(): readonly string[] {
    return [...this.found.keys()];
  }

  /** The target that had the least time of what it should have, and the number of its next batch. */
  next(): { readonly target: Target; readonly number: number } {
    const due = ([target, count]: [Target, Count]): number => count.milliseconds / (target.share ?? 1);
    const [first, ...others] = this.counts;
    if (first === undefined) {
      throw new Error("there is no target");
    }
    const [target, count] = others.reduce((least, one) => (due(one) < due(least) ? one : least), first);
    // Until its time is known it counts as some, so that two workers do not take the same one.
    count.milliseconds += HANDED_OUT;
    return { target, number: count.batches++ };
  }

  /** @returns what to print at once */
  add(target: Target, { inputs, failures }: BatchResult, milliseconds: number): string {
    const count = this.counts.get(target);
    if (count === undefined) {
      return "";
    }
    count.inputs += inputs;
    count.failures += failures.length;
    count.milliseconds += milliseconds - HANDED_OUT;
    const fresh = failures.filter(({ signature }) => !this.found.has(signature));
    return fresh
      .map((one) => {
        const seen = this.found.has(one.signature);
        this.found.set(one.signature, one);
        return seen ? "" : `${keep(one, target)}\n`;
      })
      .join("");
  }

  /** A line for each target, and one for all. */
  table(seconds: number): string {
    const row = (name: string, { inputs, failures }: Pick<Count, "inputs" | "failures">, time: number): string =>
      `${name.padEnd(22)} ${String(inputs).padStart(9)} inputs ${String(failures).padStart(6)} failed ${(inputs / Math.max(time, 0.001)).toFixed(0).padStart(7)} a second`;
    const rows = [...this.counts].map(([{ name }, count]) => row(name, count, count.milliseconds / 1000));
    const failures = [...this.counts.values()].reduce((sum, count) => sum + count.failures, 0);
    return [
      ...rows,
      row("all", { inputs: this.inputs, failures }, seconds),
      `${this.found.size} kinds of failure`,
      "",
    ].join("\n");
  }

  get failed(): boolean {
    return this.found.size > 0;
  }
}

/** Milliseconds. */
const HANDED_OUT = 200;
