import type { Arrivals, Span } from "./arrivals";
import type { Client } from "./client";
import { RecordedArrivals, type Recording, recordingOf } from "./recording";
import type { Asked, Traffic } from "./traffic";

/** Requests that are kept in all: 16 bytes each. */
const MOST_KEPT = 1_000_000;

/**
 * Traffic whose requests are drawn once, for many simulations that ask for the same: replaying them costs a fraction of
 * drawing them. What is asked for once is not kept, and neither is what has too many requests.
 */
export class RecordedTraffic implements Traffic {
  readonly name: string;
  readonly assumptions: readonly string[];
  /** `undefined`: asked for once. */
  private readonly recordings = new Map<string, Recording | "too long" | undefined>();
  private left: number;

  constructor(
    private readonly traffic: Traffic,
    mostKept = MOST_KEPT,
  ) {
    this.name = traffic.name;
    this.assumptions = traffic.assumptions;
    this.left = mostKept;
  }

  arrivals(asked: Asked, span: Span, seed: number): Arrivals | undefined {
    const { endpointName, componentName, index, of } = asked;
    const key = JSON.stringify([endpointName, componentName ?? null, index, of, span.startMs, span.seconds, seed]);
    if (!this.recordings.has(key)) {
      this.recordings.set(key, undefined);
      return this.traffic.arrivals(asked, span, seed);
    }
    const recording = this.recordings.get(key) ?? this.record(key, this.traffic.arrivals(asked, span, seed));
    return recording === "too long"
      ? this.traffic.arrivals(asked, span, seed)
      : recording.requests === 0
        ? undefined
        : new RecordedArrivals(recording);
  }

  client(asked: Asked): Client {
    return this.traffic.client(asked);
  }

  concurrency(asked: Asked): number | undefined {
    return this.traffic.concurrency(asked);
  }

  private record(key: string, arrivals: Arrivals | undefined): Recording | "too long" {
    const recording = recordingOf(arrivals, this.left) ?? "too long";
    this.left -= recording === "too long" ? 0 : recording.requests;
    this.recordings.set(key, recording);
    return recording;
  }
}
