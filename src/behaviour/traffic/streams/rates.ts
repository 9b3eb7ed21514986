/**
 * How many requests arrive a second, over a span: pieces in order that do not overlap, each with a rate above 0.
 * Between the pieces there are no requests. Times are seconds after the start of the span.
 */
export interface Rates {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly perSecond: Float64Array;
}

/** How many requests are expected in all. */
export function expected({ starts, ends, perSecond }: Rates): number {
  let sum = 0;
  for (let piece = 0; piece < starts.length; piece += 1) {
    sum += ((ends[piece] ?? 0) - (starts[piece] ?? 0)) * (perSecond[piece] ?? 0);
  }
  return sum;
}

/** The same times, at a part of the rate. */
export const scaled = (rates: Rates, factor: number): Rates => ({
  ...rates,
  perSecond: rates.perSecond.map((rate) => rate * factor),
});

/** Collects pieces in order, and makes one of pieces that continue each other. */
export class RatesBuilder {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly perSecond: number[] = [];

  add(start: number, end: number, rate: number): void {
    const last = this.starts.length - 1;
    if (this.ends[last] === start && this.perSecond[last] === rate) {
      this.ends[last] = end;
    } else if (end > start && rate > 0) {
      this.starts.push(start);
      this.ends.push(end);
      this.perSecond.push(rate);
    }
  }

  build(): Rates {
    return {
      starts: Float64Array.from(this.starts),
      ends: Float64Array.from(this.ends),
      perSecond: Float64Array.from(this.perSecond),
    };
  }
}
