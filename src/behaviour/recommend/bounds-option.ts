import { ScaleToZeroError } from "../../errors";
import { shown } from "../../shown";
import { MOST_WAIT_SECONDS } from "../compare/limits";
import { secondsOf } from "../written/length";
import type { Bounds } from "./bounds";

export interface BoundOptions {
  readonly maxWait?: string;
  readonly maxRefused?: string;
}

/**
 * Reads `--max-wait 6m` and `--max-refused 20`. 0 refused requests is a bound.
 *
 * @throws ScaleToZeroError if neither is given, and for a value that is no bound
 */
export function boundsOfOptions({ maxWait, maxRefused }: BoundOptions): Bounds {
  if (maxWait === undefined && maxRefused === undefined) {
    throw new ScaleToZeroError(
      "--recommend requires a bound: give --max-wait, such as 6m, or --max-refused, such as 20",
    );
  }
  return {
    ...(maxWait !== undefined && { maxWaitSeconds: waitOf(maxWait) }),
    ...(maxRefused !== undefined && { maxRefused: refusedOf(maxRefused) }),
  };
}

function waitOf(option: string): number {
  const text = option.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    throw new ScaleToZeroError(
      `--max-wait ${shown(option)}: has no unit; write ${text}m for minutes or ${text}s for seconds`,
    );
  }
  const seconds = secondsOf(text);
  if (seconds === undefined) {
    throw new ScaleToZeroError(`--max-wait ${shown(option)}: is not a duration; write it as in 90s, 6m or 1h`);
  }
  if (seconds <= 0 || seconds > MOST_WAIT_SECONDS) {
    throw new ScaleToZeroError(`--max-wait ${shown(option)}: must be longer than 0 s and at most 24 h`);
  }
  return seconds;
}

function refusedOf(option: string): number {
  if (!/^\s*\d{1,15}\s*$/.test(option)) {
    throw new ScaleToZeroError(`--max-refused ${shown(option)}: must be a whole number of requests, 0 or more`);
  }
  return Number(option);
}
