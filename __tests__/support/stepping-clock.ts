import type { RandomClock } from "../../src/clock";

/** Time that goes by only while somebody sleeps, and chance that is always the same. */
export class SteppingClock implements RandomClock {
  /** How long was slept each time, in seconds. */
  readonly pauses: number[] = [];
  private time = Date.parse("2026-11-21T12:00:00Z");

  /** @param onSleep told how many seconds go by, before they have */
  constructor(private readonly onSleep: (seconds: number) => void | Promise<void> = () => undefined) {}

  now(): number {
    return this.time;
  }

  random(): number {
    return 0.5;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.pauses.push(milliseconds / 1000);
    await this.onSleep(milliseconds / 1000);
    this.time += milliseconds;
  }
}
