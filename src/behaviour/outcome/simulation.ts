import type { Activity, AlarmOutcome, InstanceSteps, Phase, Requests, Step, TrafficCounts } from "./outcome";

/** Money, and what it is made of. */
export interface Cost {
  /** The whole, with two decimals. */
  readonly amount: number;
  /** The currency of all amounts. */
  readonly currency: "USD";
  /** The AWS Region whose prices apply. */
  readonly region: string;
  /** The oldest day on which one of the prices was read, as yyyy-mm-dd. */
  readonly asOf: string;
  /** What the instances cost. */
  readonly instances: number;
  /** `null` if alarms are not priced in the Region: they are then not in the amount. */
  readonly alarms: number | null;
  /** `null` if volumes are not priced in the Region, or their size is not known: they are then not in the amount. */
  readonly storage: number | null;
}

/** What instances cost over the span, and over a month of 730 hours. */
export interface Usage {
  /** Over the simulated time. */
  readonly instanceHours: number;
  /** Over the simulated time; `null`: not priced. */
  readonly cost: Cost | null;
  /** Over a month of 730 hours. */
  readonly monthlyInstanceHours: number;
  /** Over a month of 730 hours; `null`: not priced. */
  readonly monthlyCost: Cost | null;
}

/** A wake: from the first request at zero capacity until the first copy serves. */
export interface SimulatedWake {
  /** The component or the variant. */
  readonly unit: string;
  /** When the first request came, or when the schedule ran, in ISO 8601. */
  readonly at: string;
  /** What woke it. */
  readonly by: "request" | "schedule";
  /** Attempts that were refused meanwhile. */
  readonly refused: number;
  /** `null` if it did not wake before the end. */
  readonly seconds: number | null;
  /** Its parts in their order; empty if it did not wake. */
  readonly phases: readonly Phase[];
}

/** `probe`: it does not happen in this traffic, and was measured with one request. */
export type SimulationBasis = "simulation" | "probe";

/** From the last request to zero capacity. */
export interface IdleToZero {
  /** To zero copies; `null` if it never happens without requests. */
  readonly copiesSeconds: number | null;
  /** To zero instances; `null` if it never happens without requests. */
  readonly instancesSeconds: number | null;
  /** Where the times come from. */
  readonly basis: SimulationBasis;
}

/** The wake in the middle of all wakes by a request. */
export interface MedianWake {
  /** From the first request until the first copy serves. */
  readonly seconds: number;
  /** Its parts in their order. */
  readonly phases: readonly Phase[];
  /** Where it comes from. */
  readonly basis: SimulationBasis;
}

/** An inference component, or an asynchronous variant. */
export interface SimulatedUnit {
  /** Its name. */
  readonly name: string;
  /** What it is. */
  readonly kind: "component" | "variant";
  /** How its requests ended. */
  readonly requests: Requests;
}

/** The capacity of a component or variant over time. */
export interface UnitSteps {
  /** The name of the component or variant. */
  readonly name: string;
  /** Copies or instances wanted. */
  readonly desired: readonly Step[];
  /** Copies or instances that serve. */
  readonly serving: readonly Step[];
  /** 0 in service, 1 updating, 2 no capacity: updating, and AWS has no instance. */
  readonly states: readonly Step[];
}

/** For drawing: times are seconds after the start. */
export interface Intervals {
  /** Of each component or variant. */
  readonly units: readonly UnitSteps[];
  /** Of each variant. */
  readonly instances: readonly InstanceSteps[];
  /** Of each alarm that scales something. */
  readonly alarms: readonly AlarmOutcome[];
  /** Of all components and variants. */
  readonly traffic: TrafficCounts;
}

/** Another way to run the same endpoint, for comparison. */
export interface Alternative extends Usage {
  /** Requests that were refused and never answered. */
  readonly refused: number;
  /** How often it woke. */
  readonly wakes: number;
}

/** Another way to run an endpoint that is better for the simulated traffic. */
export interface Advice {
  /** The other way. */
  readonly kind: "always on" | "asynchronous";
  /** A clause. */
  readonly reason: string;
}

/** What one endpoint does over time. */
export interface SimulatedEndpoint extends Usage {
  /** The name of the endpoint. */
  readonly name: string;
  /** Its Terraform address. */
  readonly address: string;
  /** The CDKTF stack, if several were read together. */
  readonly stack: string | null;
  /** The AWS Region; `null` if it is not known. */
  readonly region: string | null;
  /**
   * What was simulated. `constant`: the number of instances never changes. `unknown`: its capacity changes in a way that is
   * not modelled, such as that of a serverless variant.
   */
  readonly kind: "inference-components" | "asynchronous" | "constant" | "unknown";
  /** Why it is constant or unknown. */
  readonly reason: string | null;
  /** The instance types of its variants, without those that are not known. */
  readonly instanceTypes: readonly string[];
  /** How long it takes to sleep. */
  readonly idleToZero: IdleToZero;
  /** Each wake, in their order. */
  readonly wakes: readonly SimulatedWake[];
  /** How often it woke. */
  readonly wakeCount: number;
  /** How long a wake takes; `null` if a request never wakes it. */
  readonly wake: MedianWake | null;
  /** How requests ended; `null` for an endpoint that is not simulated. */
  readonly requests: Requests | null;
  /** Its components or asynchronous variants. */
  readonly units: readonly SimulatedUnit[];
  /** Never below one copy and one instance; `null` for an endpoint that is not simulated. */
  readonly alwaysOn: Alternative | null;
  /** With the policies and alarms of AWS's published recipe; `null` for an endpoint that is not simulated. */
  readonly publishedRecipe: Alternative | null;
  /** Wakes a day from which on it costs as much as always on; `null` if it never sleeps. */
  readonly breakEvenWakesPerDay: number | null;
  /** `null`: this way is good, or nothing was sent. */
  readonly advice: Advice | null;
  /** What was assumed, one sentence each. */
  readonly assumptions: readonly string[];
  /** Each change of a capacity. */
  readonly activities: readonly Activity[];
  /** Values over time. */
  readonly intervals: Intervals;
  /** True if lists were cut; sums are complete. */
  readonly cut: boolean;
}

/** What a simulation returns: plain data, as the JSON output has it. */
export interface Simulation {
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
  /** In the order of their source. */
  readonly endpoints: readonly SimulatedEndpoint[];
}
