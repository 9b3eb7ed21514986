import type { Step } from "../outcome/outcome";

/** Lists of an outcome are cut after this many entries; sums go on. */
export const MOST_RECORDED = 20_000;

/** A value over time, with its integral. */
export class Steps {
  readonly list: Step[] = [];
  cut = false;
  private value: number;
  private since = 0;
  private total = 0;

  constructor(value: number) {
    this.value = value;
    this.list.push({ at: 0, value });
  }

  get now(): number {
    return this.value;
  }

  set(at: number, value: number): void {
    if (value === this.value) {
      return;
    }
    this.total += this.value * (at - this.since);
    this.since = at;
    this.value = value;
    const last = this.list.at(-1);
    if (last?.at === at) {
      this.list[this.list.length - 1] = { at, value };
    } else if (this.list.length < MOST_RECORDED) {
      this.list.push({ at, value });
    } else {
      this.cut = true;
    }
  }

  /** Value times seconds, from the start to a time. */
  integral(until: number): number {
    return this.total + this.value * (until - this.since);
  }
}
