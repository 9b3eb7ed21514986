import type { Arrivals } from "../arrivals";
import type { Rates } from "./rates";
import type { ServiceTimes } from "./service-time";

/** Requests at equal distances, as of a timer. A distance that a pause interrupts goes on after it. */
export class EvenArrivals implements Arrivals {
  private piece = 0;
  /** Expected requests up to the current piece, and the request that comes next, in the same count. */
  private before = 0;
  private next: number;

  /** @param phase which part of a distance comes before the first request, from 0 to 1 */
  constructor(
    private readonly rates: Rates,
    private readonly phase: number,
    private readonly services: ServiceTimes,
  ) {
    this.next = 0;
  }

  read(times: Float64Array, services: Float64Array): number {
    const most = Math.min(times.length, services.length);
    const { starts, ends, perSecond } = this.rates;
    let count = 0;
    while (count < most && this.piece < starts.length) {
      const start = starts[this.piece] ?? 0;
      const end = ends[this.piece] ?? 0;
      const rate = perSecond[this.piece] ?? 0;
      let time = start + (this.next + this.phase - this.before) / rate;
      while (time < end && count < most) {
        times[count] = time;
        count += 1;
        this.next += 1;
        time = start + (this.next + this.phase - this.before) / rate;
      }
      if (time >= end) {
        this.before += (end - start) * rate;
        this.piece += 1;
      }
    }
    this.services(services, 0, count);
    return count;
  }
}
