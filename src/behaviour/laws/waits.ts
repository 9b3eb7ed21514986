/** Bins from a hundredth of a second up, each 1 % wider than the one before: up to 11 days in 1,850 bins. */
const LEAST = 0.01;
const GROWTH = Math.log(1.01);
const BINS = 1850;

/** How long requests waited. A percentile is exact to 1 %, and the number of requests does not change the memory. */
export class Waits {
  private readonly bins = new Float64Array(BINS);
  private none = 0;
  private counted = 0;
  private longest = 0;

  add(seconds: number): void {
    this.counted += 1;
    if (seconds < LEAST) {
      this.none += 1;
      return;
    }
    if (seconds > this.longest) {
      this.longest = seconds;
    }
    const bin = Math.min(BINS - 1, Math.floor(Math.log(seconds / LEAST) / GROWTH));
    this.bins[bin] = (this.bins[bin] ?? 0) + 1;
  }

  /** Adds all waits of another. */
  merge(other: Waits): void {
    for (let bin = 0; bin < BINS; bin += 1) {
      this.bins[bin] = (this.bins[bin] ?? 0) + (other.bins[bin] ?? 0);
    }
    this.none += other.none;
    this.counted += other.counted;
    this.longest = Math.max(this.longest, other.longest);
  }

  /** The wait in seconds that this share of requests does not exceed, from 0 to 1; 0 without requests. */
  percentile(share: number): number {
    const wanted = Math.ceil(this.counted * share);
    let seen = this.none;
    if (seen >= wanted) {
      return 0;
    }
    for (let bin = 0; bin < BINS; bin += 1) {
      seen += this.bins[bin] ?? 0;
      if (seen >= wanted) {
        return Math.min(this.longest, LEAST * Math.exp((bin + 0.5) * GROWTH));
      }
    }
    return this.longest;
  }

  get max(): number {
    return this.longest;
  }
}
