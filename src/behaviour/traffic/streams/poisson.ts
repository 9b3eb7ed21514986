import type { Arrivals } from "../arrivals";
import type { Random } from "../random";
import type { Rates } from "./rates";
import type { ServiceTimes } from "./service-time";

/** Requests of many clients that do not know of each other. */
export class PoissonArrivals implements Arrivals {
  private piece = 0;
  private time: number;

  constructor(
    private readonly rates: Rates,
    private readonly random: Random,
    private readonly services: ServiceTimes,
  ) {
    this.time = rates.starts[0] ?? 0;
  }

  read(times: Float64Array, services: Float64Array): number {
    const most = Math.min(times.length, services.length);
    const { starts, ends, perSecond } = this.rates;
    const random = this.random;
    let count = 0;
    let time = this.time;
    while (count < most && this.piece < starts.length) {
      const end = ends[this.piece] ?? 0;
      const mean = 1 / (perSecond[this.piece] ?? 0);
      time += random.exponential() * mean;
      while (time < end && count < most) {
        times[count] = time;
        count += 1;
        if (count < most) {
          time += random.exponential() * mean;
        }
      }
      if (time >= end) {
        // Nothing has to be remembered of the time that was waited: the next request does not know of it.
        this.piece += 1;
        time = starts[this.piece] ?? end;
      }
    }
    this.time = time;
    this.services(services, 0, count);
    return count;
  }
}
