import type { WaitSeconds } from "../outcome/outcome";
import type { IdleToZero, SimulatedEndpoint, Usage } from "../outcome/simulation";
import type { Setting, SettingKey } from "./setting";

/** What an endpoint does with one setting. */
export interface ComparedRow extends Measured {
  /** What is compared of it. Of the endpoint as it is, what is not known is left out. */
  readonly settings: Setting;
  /** Whether the endpoint behaves as it is written. */
  readonly current: boolean;
  /** The cheapest of all; several, if they cost the same. */
  readonly cheapest: boolean;
}

/** The numbers of a simulation that settings are compared by. */
export interface Measured extends Usage {
  /** How long it takes to sleep. */
  readonly idleToZero: IdleToZero;
  /** How often it woke. */
  readonly wakes: number;
  /** All requests of the simulated time. */
  readonly requests: number;
  /** Requests that were refused in the end, over the simulated time. */
  readonly refused: number;
  /** Requests that expired, timed out or were lost with their instance, over the simulated time. */
  readonly unanswered: number;
  /** Of answered requests, from the first attempt to the start of the answer. */
  readonly waitSeconds: WaitSeconds;
  /** The longest time that a request at zero had to wait for the first copy, even if its client gave up; `null` without a wake. */
  readonly longestWakeSeconds: number | null;
}

/** The settings of one endpoint, side by side. */
export interface ComparedEndpoint {
  /** The name of the endpoint. */
  readonly name: string;
  /** Its Terraform address. */
  readonly address: string;
  /** The CDKTF stack, if several were read together. */
  readonly stack: string | null;
  /** What was simulated; `constant` and `unknown` endpoints are not. */
  readonly kind: SimulatedEndpoint["kind"];
  /** Why there are no rows: the endpoint is not simulated. */
  readonly reason: string | null;
  /** One for each setting. The endpoint as it is comes first, if it has none of the compared settings. */
  readonly rows: readonly ComparedRow[];
  /** `instance-hours`: at least one row is not priced. */
  readonly cheapestBy: "cost" | "instance-hours";
  /** Settings that are not possible: a minimum or a wake above the maximum, or a minimum with a sleep window that sets the copies. */
  readonly leftOut: readonly Setting[];
  /** Compared settings that change nothing of this endpoint. */
  readonly withoutEffect: readonly SettingKey[];
  /** What was assumed, one sentence each. */
  readonly assumptions: readonly string[];
}

/** Settings of the endpoints of a topology, side by side: plain data. */
export interface Comparison {
  /** The version of this format. */
  readonly formatVersion: "1";
  /** ISO 8601. */
  readonly start: string;
  /** The simulated time. */
  readonly seconds: number;
  /** IANA name. */
  readonly timeZone: string;
  /** The seed of the random numbers. */
  readonly seed: number;
  /** The name of the traffic. */
  readonly traffic: string;
  /** What is compared. */
  readonly compared: readonly SettingKey[];
  /** In the order of their source. */
  readonly endpoints: readonly ComparedEndpoint[];
}
