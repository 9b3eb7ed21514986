import type { Measured } from "../compare/comparison";
import type { CapacitySetting, Setting } from "../compare/setting";
import type { SimulatedEndpoint } from "../outcome/simulation";
import type { Bounds, MissedBound } from "./bounds";

/** What is written for one component or asynchronous variant, and differs from what it has. */
export interface UnitChange {
  /** The name of the component or variant. */
  readonly name: string;
  /** Its Terraform address. */
  readonly address: string;
  /** What it is. */
  readonly kind: "component" | "variant";
  /** Only what differs; empty if the unit stays as it is. */
  readonly change: CapacitySetting;
  /** A minimum up-time that is to be removed: with it, the idle timeout would be longer. */
  readonly removesMinUpTime: boolean;
  /** Periods of the wake alarm that an asynchronous variant has, to write the same wake again. */
  readonly wakePeriods: number | null;
}

/** Another way to run the endpoint. */
export interface EvaluatedOption extends Measured {
  /** Whether it meets all bounds. */
  readonly meets: boolean;
  /** The bounds that it does not meet. */
  readonly misses: readonly MissedBound[];
}

/** The recommended setting. */
export interface RecommendedSetting extends EvaluatedOption {
  /** What differs from now, for the whole endpoint. */
  readonly setting: Setting;
  /** What differs from now, for each component or variant that is scaled. */
  readonly changes: readonly UnitChange[];
}

/** Target tracking that removes one of few copies brings it back. */
export interface Flapping {
  /** The name of the component or variant. */
  readonly unit: string;
  /** Its maximum number of copies. */
  readonly copies: number;
  /** What the load of each other copy becomes when one of them is removed, as a factor. */
  readonly loadFactor: number;
  /** The number of copies from which on a removed copy does not come back. */
  readonly freeFrom: number;
}

/** What is recommended for one endpoint. */
export interface RecommendedEndpoint {
  /** The name of the endpoint. */
  readonly name: string;
  /** Its Terraform address. */
  readonly address: string;
  /** The CDKTF stack, if several were read together. */
  readonly stack: string | null;
  /** What was simulated; `constant` and `unknown` endpoints are not. */
  readonly kind: SimulatedEndpoint["kind"];
  /** Why nothing is recommended: the endpoint is not simulated. */
  readonly reason: string | null;
  /** How many settings were simulated. */
  readonly tried: number;
  /** How many of them meet the bounds. */
  readonly meeting: number;
  /** `instance-hours`: not priced. */
  readonly cheapestBy: "cost" | "instance-hours";
  /** The endpoint as it is. */
  readonly current: EvaluatedOption | null;
  /** The cheapest setting that meets the bounds, or else the one that is nearest to them. */
  readonly best: RecommendedSetting | null;
  /** The same endpoint with at least one copy and one instance at all times. */
  readonly alwaysOn: EvaluatedOption | null;
  /** The same model behind an asynchronous endpoint; `null` for one that is, and for several components. */
  readonly asynchronous: EvaluatedOption | null;
  /** Components with too few copies for target tracking to remove one and not add it again. */
  readonly flapping: readonly Flapping[];
  /** What was assumed, one sentence each. */
  readonly assumptions: readonly string[];
}

/** Recommended settings of the endpoints of a topology: plain data. */
export interface Recommendation {
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
  /** What a recommended setting must meet. */
  readonly bounds: Bounds;
  /** In the order of their source. */
  readonly endpoints: readonly RecommendedEndpoint[];
}
