import type { EndpointRun } from "../outcome/outcome";

/** Parts of the span for which requests are counted. */
const PARTS = 480;
const MINUTE = 60;

/** How many requests were sent and refused over time. */
export class TrafficRecord {
  private readonly bucketSeconds: number;
  private readonly requests: number[];
  private readonly refused: number[];

  constructor(seconds: number) {
    this.bucketSeconds = Math.max(MINUTE, Math.ceil(seconds / PARTS / MINUTE) * MINUTE);
    const parts = Math.max(1, Math.ceil(seconds / this.bucketSeconds));
    this.requests = new Array<number>(parts).fill(0);
    this.refused = new Array<number>(parts).fill(0);
  }

  /** @param at the end of the 10 seconds in which they were sent */
  add(at: number, requests: number, refused: number): void {
    const part = Math.min(this.requests.length - 1, Math.max(0, Math.ceil(at / this.bucketSeconds) - 1));
    this.requests[part] = (this.requests[part] ?? 0) + requests;
    this.refused[part] = (this.refused[part] ?? 0) + refused;
  }

  outcome(): EndpointRun["traffic"] {
    return { bucketSeconds: this.bucketSeconds, requests: this.requests, refused: this.refused };
  }
}
