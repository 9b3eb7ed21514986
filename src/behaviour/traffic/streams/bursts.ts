import type { Arrivals } from "../arrivals";
import type { ServiceTimes } from "./service-time";

/** Requests in groups: each group has the same size and distance, and begins at any time. Groups can overlap. */
export class BurstArrivals implements Arrivals {
  private readonly block = new Float64Array(256);
  private readonly unused = new Float64Array(256);
  private read0 = 0;
  private filled = 0;
  /**
   * The next request of each group that has begun, earliest first: all wait equally long for the one after it, so that a
   * request which is put at the end is never earlier than those before it.
   */
  private readonly open: { next: number; left: number }[] = [];
  private first = 0;

  /** @param starts of the groups */
  constructor(
    private readonly starts: Arrivals,
    private readonly size: number,
    private readonly spacingSeconds: number,
    private readonly endSeconds: number,
    private readonly services: ServiceTimes,
  ) {}

  read(times: Float64Array, services: Float64Array): number {
    const most = Math.min(times.length, services.length);
    let count = 0;
    while (count < most) {
      const group = this.open[this.first];
      const start = this.nextStart();
      if (group === undefined && start === undefined) {
        break;
      }
      if (group === undefined || (start !== undefined && start <= group.next)) {
        const begun = { next: start ?? 0, left: this.size };
        this.read0 += 1;
        this.put(times, count, begun);
      } else {
        this.first += 1;
        this.put(times, count, group);
      }
      count += 1;
    }
    this.services(services, 0, count);
    return count;
  }

  private put(times: Float64Array, index: number, group: { next: number; left: number }): void {
    times[index] = group.next;
    group.left -= 1;
    group.next += this.spacingSeconds;
    if (group.left > 0 && group.next < this.endSeconds) {
      this.open.push(group);
    }
    if (this.first > 1024 && this.first * 2 > this.open.length) {
      this.open.splice(0, this.first);
      this.first = 0;
    }
  }

  private nextStart(): number | undefined {
    if (this.read0 === this.filled) {
      this.filled = this.starts.read(this.block, this.unused);
      this.read0 = 0;
    }
    return this.filled === 0 ? undefined : this.block[this.read0];
  }
}
