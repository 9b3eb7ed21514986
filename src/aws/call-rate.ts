import type { Clock } from "../clock";

/**
 * Lets so many calls a second begin; after a pause, as many at once as a second has. Calls begin in the order in which
 * they asked.
 */
export class CallRate {
  private nextAt = Number.NEGATIVE_INFINITY;

  /** @param callsPerSecond > 0; `Infinity` for no limit */
  constructor(
    private readonly callsPerSecond: number,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the next call may begin. */
  async turn(): Promise<void> {
    const between = 1000 / this.callsPerSecond;
    const now = this.clock.now();
    // Each call takes the place of `between`; what was not used of the last second may be made up for.
    const at = Math.max(this.nextAt, now - 1000 + between);
    this.nextAt = at + between;
    if (at > now) {
      await this.clock.sleep(at - now);
    }
  }
}
