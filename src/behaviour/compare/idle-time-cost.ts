import type { EndpointSetup } from "../setup/endpoint-setup";
import { withIdleTimeout } from "../setup/variations";
import type { SimulateOptions } from "../simulate";
import type { Traffic } from "../traffic/traffic";
import { isSimulated } from "./compare";
import { tried } from "./measured";

/** What an idle timeout costs, and what it refuses. */
export interface IdleTimeCost {
  readonly idleSeconds: number;
  /** US dollars a month; `null`: not priced. */
  readonly cost: number | null;
  /** A month. */
  readonly instanceHours: number;
  /** Requests that were refused in the end, over the simulated time. */
  readonly refused: number;
}

/** 5, 10, 15, 30 and 60 minutes. */
const IDLE_TIMES_SECONDS: readonly number[] = [300, 600, 900, 1800, 3600];

/**
 * Cost against idle time: one run for each time, in which the same requests arrive. Empty for an endpoint whose capacity
 * does not change, or is not simulated.
 *
 * @param idleTimes in seconds, whole minutes
 */
export function costByIdleTime(
  setup: EndpointSetup,
  traffic: Traffic,
  options: SimulateOptions,
  idleTimes: readonly number[] = IDLE_TIMES_SECONDS,
): readonly IdleTimeCost[] {
  if (!isSimulated(setup)) {
    return [];
  }
  return idleTimes.map((idleSeconds) => {
    const { measured } = tried(withIdleTimeout(setup, idleSeconds), traffic, options);
    return {
      idleSeconds,
      cost: measured.monthlyCost?.amount ?? null,
      instanceHours: measured.monthlyInstanceHours,
      refused: measured.refused,
    };
  });
}
