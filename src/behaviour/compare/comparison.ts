import type { SimulatedEndpoint } from "../outcome/simulation";
import type { Setting, SettingKey } from "./setting";

/** What an endpoint does with one setting. */
export interface ComparedRow extends Measured {
  /** What is compared of it. Of the endpoint as it is, what cannot be told is left out. */
  readonly settings: Setting;
  /** Whether the endpoint behaves as it is written. */
  readonly current: boolean;
  /** The cheapest of all; several, if they cost the same. */
  readonly cheapest: boolean;
}

/** The numbers of a simulation that settings are compared by. */
export interface Measured
  extends Pick<SimulatedEndpoint, "idleToZero" | "instanceHours" | "cost" | "monthlyInstanceHours" | "monthlyCost"> {
  readonly wakes: number;
  readonly requests: number;
  /** Requests that were refused in the end, over the simulated time. */
  readonly refused: number;
  /** Requests that expired, timed out or were lost with their instance, over the simulated time. */
  readonly unanswered: number;
  /** Of answered requests, from the first attempt to the start of the answer. */
  readonly waitSeconds: { readonly p50: number; readonly p95: number; readonly max: number };
  /** The longest time that a request at zero had to wait for the first copy, even if its client gave up; `null` without a wake. */
  readonly longestWakeSeconds: number | null;
}

export interface ComparedEndpoint {
  readonly name: string;
  readonly address: string;
  readonly stack: string | null;
  readonly kind: SimulatedEndpoint["kind"];
  /** Why there are no rows: the endpoint is not simulated. */
  readonly reason: string | null;
  /** The endpoint as it is first, if it has none of the compared settings. */
  readonly rows: readonly ComparedRow[];
  /** `instance-hours`: at least one row is not priced. */
  readonly cheapestBy: "cost" | "instance-hours";
  /** Settings that are not possible: see `isPossible`. */
  readonly leftOut: readonly Setting[];
  /** Compared settings that change nothing of this endpoint. */
  readonly withoutEffect: readonly SettingKey[];
  readonly assumptions: readonly string[];
}

/** Settings of the endpoints of a topology, side by side: plain data. */
export interface Comparison {
  readonly formatVersion: "1";
  /** ISO 8601. */
  readonly start: string;
  readonly seconds: number;
  readonly timeZone: string;
  readonly seed: number;
  readonly traffic: string;
  /** What is compared. */
  readonly compared: readonly SettingKey[];
  readonly endpoints: readonly ComparedEndpoint[];
}
