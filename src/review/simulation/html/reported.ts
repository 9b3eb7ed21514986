import type { EndpointRun, UnitOutcome, Wake } from "../../../behaviour/outcome/outcome";

/** What the page of a simulation shows. */
export interface SimulationReport {
  /** What was simulated, such as the path of a plan. */
  readonly source: string;
  /** The traffic profile or trace. */
  readonly traffic: string;
  readonly endpoints: readonly ReportedEndpoint[];
}

/** What is drawn of a run. */
export type DrawnRun = Pick<
  EndpointRun,
  "name" | "seconds" | "instances" | "activities" | "wakes" | "wakeCount" | "alarms" | "traffic" | "cut"
> & { readonly units: readonly Pick<UnitOutcome, "name" | "kind" | "desired" | "serving">[] };

export interface ReportedEndpoint {
  readonly run: DrawnRun;
  /** Why nothing happens over time, or nothing is known about it. @default - it was simulated */
  readonly notSimulated?: string;
  /** How one request at zero capacity wakes it, for traffic in which it never wakes. @default - not known */
  readonly probedWake?: Pick<Wake, "phases"> & { readonly seconds: number };
  /** The start of the simulation, in milliseconds since 1970 in UTC. */
  readonly startMs: number;
  /** IANA name of the zone that times are shown in. */
  readonly timeZone: string;
  /** The answers, most important first, each with more about it. */
  readonly rows: readonly (readonly [label: string, value: string, ...details: readonly string[]])[];
  /** The answers of a table of all endpoints, in the order of its columns. */
  readonly overview: readonly (readonly [label: string, value: string])[];
  /** @default - no chart of cost against idle time */
  readonly costByIdleTime?: readonly IdleTimeCost[];
  /** When schedules ran, in seconds after the start. */
  readonly schedules: readonly ScheduleRun[];
  readonly assumptions: readonly string[];
}

export interface IdleTimeCost {
  readonly idleSeconds: number;
  /** USD a month; `null` if it is not priced. */
  readonly cost: number | null;
  /** A month. */
  readonly instanceHours: number;
  /** Requests refused in the simulated time. */
  readonly refused: number;
}

export interface ScheduleRun {
  readonly at: number;
  readonly name: string;
}
