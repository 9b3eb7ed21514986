import type { Measured } from "../compare/comparison";

/** What a recommended setting must meet; at least one of them. */
export interface Bounds {
  /**
   * The longest time until a request is answered: the wait of each answered request, and each wake, even if the client gave
   * up meanwhile.
   */
  readonly maxWaitSeconds?: number;
  /** Requests that are refused in the end, over the simulated time. */
  readonly maxRefused?: number;
}

/** A bound that is not met. */
export interface MissedBound {
  /** Which one. */
  readonly bound: "maxWait" | "maxRefused";
  /** The bound: seconds, or requests. */
  readonly limit: number;
  /** What the endpoint does: seconds, or requests. */
  readonly actual: number;
}

/** The longest wait of a request that was answered, or would have been if its client had not given up. */
export const longestWait = ({ waitSeconds, longestWakeSeconds }: Measured): number =>
  Math.max(waitSeconds.max, longestWakeSeconds ?? 0);

/** The bounds that are not met; none for a setting that meets them all. */
export function missesOf(measured: Measured, { maxWaitSeconds, maxRefused }: Bounds): readonly MissedBound[] {
  const wait = longestWait(measured);
  return [
    ...(maxWaitSeconds !== undefined && wait > maxWaitSeconds
      ? [{ bound: "maxWait", limit: maxWaitSeconds, actual: wait } as const]
      : []),
    ...(maxRefused !== undefined && measured.refused > maxRefused
      ? [{ bound: "maxRefused", limit: maxRefused, actual: measured.refused } as const]
      : []),
  ];
}

/** How far away from the bounds, as a share of each: to find the setting that is nearest. */
export const distance = (misses: readonly MissedBound[]): number =>
  misses.reduce((sum, { limit, actual }) => sum + (actual - limit) / Math.max(limit, 1), 0);
