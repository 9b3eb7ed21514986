import type { SimulatedEndpoint } from "../outcome/simulation";
import type { EndpointSetup } from "../setup/endpoint-setup";
import { type SimulateOptions, simulateEndpoint } from "../simulate";
import type { Traffic } from "../traffic/traffic";
import type { Measured } from "./comparison";

/** A setup, and what it does. */
export interface Tried {
  readonly setup: EndpointSetup;
  readonly measured: Measured;
  readonly assumptions: readonly string[];
}

/** Runs a setup: with the same traffic and options, the same requests arrive at each setup. */
export function tried(setup: EndpointSetup, traffic: Traffic, options: SimulateOptions): Tried {
  const simulated = simulateEndpoint(setup, traffic, { ...options, alternatives: false });
  return { setup, measured: measuredOf(simulated, options), assumptions: simulated.assumptions };
}

function measuredOf(simulated: SimulatedEndpoint, { span }: SimulateOptions): Measured {
  const { idleToZero, instanceHours, cost, monthlyInstanceHours, monthlyCost, requests, wakeCount } = simulated;
  return {
    idleToZero,
    wakes: wakeCount,
    requests: requests?.total ?? 0,
    refused: requests?.refused ?? 0,
    unanswered: requests === null ? 0 : requests.expired + requests.timedOut + requests.lost,
    waitSeconds: requests?.waitSeconds ?? { p50: 0, p95: 0, max: 0 },
    longestWakeSeconds: longestWake(simulated, span.startMs + span.seconds * 1000),
    instanceHours,
    cost,
    monthlyInstanceHours,
    monthlyCost,
  };
}

/** A wake that is not done at the end has lasted until then. */
function longestWake({ wakes }: SimulatedEndpoint, endMs: number): number | null {
  let longest: number | null = null;
  for (const { by, at, seconds } of wakes) {
    if (by === "request") {
      longest = Math.max(longest ?? 0, seconds ?? (endMs - Date.parse(at)) / 1000);
    }
  }
  return longest;
}

/** Whether all are priced, so that money can be compared. */
export const arePriced = (all: readonly Pick<Measured, "monthlyCost">[]): boolean =>
  all.every(({ monthlyCost }) => monthlyCost !== null);

/** What is compared: US dollars a month, or instance-hours a month. */
export const priceOf = ({ monthlyCost, monthlyInstanceHours }: Measured, priced: boolean): number =>
  priced && monthlyCost !== null ? monthlyCost.amount : monthlyInstanceHours;
