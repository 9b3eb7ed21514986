import type { EndpointRun } from "../outcome/outcome";

/** Parts of the span for which requests are counted. */
const PARTS = 480;
const MINUTE = 60;

/** How many requests were sent and refused over time. */
export class TrafficRecord {
  private readonly bucketSeconds: number;
  private readonly requests: Float64Array;
  private readonly refused: Float64Array;
  /** The part that was added to last, and its end. */
  private part = 0;
  private end: number;

  constructor(seconds: number) {
    this.bucketSeconds = Math.max(MINUTE, Math.ceil(seconds / PARTS / MINUTE) * MINUTE);
    const parts = Math.max(1, Math.ceil(seconds / this.bucketSeconds));
    this.requests = new Float64Array(parts);
    this.refused = new Float64Array(parts);
    this.end = this.bucketSeconds;
  }

  /** @param at the end of the 10 seconds in which they were sent; never before that of the call before */
  add(at: number, requests: number, refused: number): void {
    while (at > this.end && this.part < this.requests.length - 1) {
      this.part += 1;
      this.end += this.bucketSeconds;
    }
    const { part } = this;
    (this.requests[part] as number) += requests;
    (this.refused[part] as number) += refused;
  }

  outcome(): EndpointRun["traffic"] {
    return { bucketSeconds: this.bucketSeconds, requests: [...this.requests], refused: [...this.refused] };
  }
}
