import type { Clock } from "../../../src/clock";

/** Stands still but for those who sleep: then the time is when the first of them wakes. */
export class StandingClock implements Clock {
  private time = 0;
  private sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  /** How long each sleep was, in milliseconds. */
  readonly slept: number[] = [];

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    return new Promise((wake) => {
      this.sleepers.push({ until: this.time + milliseconds, wake });
      setImmediate(() => this.goOn());
    });
  }

  private goOn(): void {
    const [first] = this.sleepers.sort((one, other) => one.until - other.until);
    if (first !== undefined) {
      this.sleepers = this.sleepers.slice(1);
      this.time = Math.max(this.time, first.until);
      first.wake();
    }
  }
}
