import type { Arrivals } from "./arrivals";

/** Requests as they were read, in blocks. */
export interface Recording {
  readonly requests: number;
  readonly blocks: readonly { readonly times: Float64Array; readonly services: Float64Array }[];
}

const BLOCK = 4096;

/** Reads requests to their end. @returns `undefined` if there are more than `most` */
export function recordingOf(arrivals: Arrivals | undefined, most: number): Recording | undefined {
  const blocks: { times: Float64Array; services: Float64Array }[] = [];
  const [times, services] = [new Float64Array(BLOCK), new Float64Array(BLOCK)];
  let requests = 0;
  for (let count = arrivals?.read(times, services) ?? 0; count > 0; count = arrivals?.read(times, services) ?? 0) {
    requests += count;
    if (requests > most) {
      return undefined;
    }
    blocks.push({ times: times.slice(0, count), services: services.slice(0, count) });
  }
  return { requests, blocks };
}

/** The requests of a recording, from the first. */
export class RecordedArrivals implements Arrivals {
  private block = 0;
  private from = 0;

  constructor(private readonly recording: Recording) {}

  read(times: Float64Array, services: Float64Array): number {
    const most = Math.min(times.length, services.length);
    const { blocks } = this.recording;
    let count = 0;
    while (count < most) {
      const block = blocks[this.block];
      if (block === undefined) {
        break;
      }
      const to = Math.min(block.times.length, this.from + most - count);
      times.set(block.times.subarray(this.from, to), count);
      services.set(block.services.subarray(this.from, to), count);
      count += to - this.from;
      this.from = to;
      if (to === block.times.length) {
        this.block += 1;
        this.from = 0;
      }
    }
    return count;
  }
}
