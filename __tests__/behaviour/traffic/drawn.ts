import type { Arrivals, Asked, Span, Traffic } from "../../../src/behaviour/traffic";
import { readTraffic, type TrafficOptions } from "../../../src/behaviour/traffic";

export const DAY = 86_400;

export const asked = (change: Partial<Asked> = {}): Asked => ({ endpointName: "chat", index: 0, of: 1, ...change });

export const span = (start: string, days: number): Span => ({ startMs: Date.parse(start), seconds: days * DAY });

export interface Drawn {
  readonly times: readonly number[];
  readonly services: readonly number[];
}

/** All requests, in blocks that fit to nothing. */
export function drawn(arrivals: Arrivals | undefined, block = 7): Drawn {
  const [times, services] = [new Float64Array(block), new Float64Array(block)];
  const all = { times: [] as number[], services: [] as number[] };
  for (let count = arrivals?.read(times, services) ?? 0; count > 0; count = arrivals?.read(times, services) ?? 0) {
    all.times.push(...times.subarray(0, count));
    all.services.push(...services.subarray(0, count));
  }
  return all;
}

export const traffic = (text: string, name = "traffic.yaml", options: TrafficOptions = {}): Traffic =>
  readTraffic(name, () => [text], options);

/** The times of the requests of a text. */
export const timesOf = (
  text: string,
  over: Span,
  name?: string,
  options?: TrafficOptions,
  seed = 1,
): readonly number[] => drawn(traffic(text, name, options).arrivals(asked(), over, seed)).times;

/** What is said of a text that is refused. */
export function refusal(text: string | (() => Iterable<string | Uint8Array>), name = "traffic.yaml"): string {
  try {
    readTraffic(name, typeof text === "string" ? () => [text] : text);
  } catch (error) {
    if (error instanceof Error && error.name === "ScaleToZeroError") {
      return error.message;
    }
    throw error;
  }
  return "";
}
