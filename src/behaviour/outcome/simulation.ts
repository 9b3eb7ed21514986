import type { EndpointSetup } from "../setup/endpoint-setup";
import type { Activity, AlarmOutcome, EndpointRun, Phase, Requests, Step, Wake } from "./outcome";

/** Money, and what it is made of. */
export interface Cost {
  /** The whole, with two decimals. */
  readonly amount: number;
  readonly currency: "USD";
  readonly region: string;
  /** The oldest day on which one of the prices was read, as yyyy-mm-dd. */
  readonly asOf: string;
  readonly instances: number;
  /** `null` if alarms are not priced in the Region: they are then not in the amount. */
  readonly alarms: number | null;
  /** `null` if volumes are not priced in the Region, or their size is not known: they are then not in the amount. */
  readonly storage: number | null;
}

/** What instances cost over the span, and over a month of 730 hours. */
export interface Usage {
  readonly instanceHours: number;
  /** `null`: not priced. */
  readonly cost: Cost | null;
  readonly monthlyInstanceHours: number;
  readonly monthlyCost: Cost | null;
}

/** A wake, with its time on the calendar. */
export type SimulatedWake = Omit<Wake, "at" | "seconds"> & {
  /** ISO 8601. */
  readonly at: string;
  /** `null` if it did not wake before the end. */
  readonly seconds: number | null;
};

/** Another way to run the same endpoint, for comparison. */
export interface Alternative extends Usage {
  readonly refused: number;
  readonly wakes: number;
}

/** Another way to run an endpoint that is better for the simulated traffic. */
export interface Advice {
  readonly kind: "always on" | "asynchronous";
  /** A clause. */
  readonly reason: string;
}

/** What one endpoint does over time. */
export interface SimulatedEndpoint extends Usage {
  readonly name: string;
  readonly address: string;
  readonly stack: string | null;
  readonly region: string | null;
  readonly kind: EndpointSetup["kind"];
  /** Why it is constant or unknown. */
  readonly reason: string | null;
  readonly instanceTypes: readonly string[];
  /** From the last request to zero; each `null` if it never happens. `probe`: not in this traffic, but after one request. */
  readonly idleToZero: {
    readonly copiesSeconds: number | null;
    readonly instancesSeconds: number | null;
    readonly basis: "simulation" | "probe";
  };
  readonly wakes: readonly SimulatedWake[];
  readonly wakeCount: number;
  /** The median wake; `null` if it never wakes. `probe`: not in this traffic, but by one request at zero. */
  readonly wake: {
    readonly seconds: number;
    readonly phases: readonly Phase[];
    readonly basis: "simulation" | "probe";
  } | null;
  /** `null` for an endpoint that is not simulated. */
  readonly requests: Requests | null;
  readonly units: readonly {
    readonly name: string;
    readonly kind: "component" | "variant";
    readonly requests: Requests;
  }[];
  /** Never below one copy and one instance; `null` for an endpoint that is not simulated. */
  readonly alwaysOn: Alternative | null;
  /** With the policies and alarms of AWS's published recipe. */
  readonly publishedRecipe: Alternative | null;
  /** Wakes a day from which on it costs as much as always on; `null` if it never sleeps. */
  readonly breakEvenWakesPerDay: number | null;
  /** `null`: this way is good, or nothing was sent. */
  readonly advice: Advice | null;
  readonly assumptions: readonly string[];
  readonly activities: readonly Activity[];
  /** For who draws; seconds after the start. */
  readonly intervals: {
    readonly units: readonly {
      readonly name: string;
      readonly desired: readonly Step[];
      readonly serving: readonly Step[];
      /** 0 in service, 1 updating, 2 no capacity: updating, and AWS has no instance. */
      readonly states: readonly Step[];
    }[];
    readonly instances: EndpointRun["instances"];
    readonly alarms: readonly AlarmOutcome[];
    readonly traffic: EndpointRun["traffic"];
  };
  /** True if lists were cut; sums are complete. */
  readonly cut: boolean;
}

/** What `simulate` returns: plain data. */
export interface Simulation {
  readonly formatVersion: "1";
  /** ISO 8601. */
  readonly start: string;
  readonly seconds: number;
  readonly timeZone: string;
  readonly seed: number;
  readonly traffic: string;
  readonly endpoints: readonly SimulatedEndpoint[];
}
