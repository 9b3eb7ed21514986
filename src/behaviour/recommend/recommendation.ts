import type { Measured } from "../compare/comparison";
import type { Setting } from "../compare/setting";
import type { SimulatedEndpoint } from "../outcome/simulation";
import type { Bounds, Miss } from "./bounds";

/** What is written for one component or asynchronous variant, and differs from what it has. */
export interface UnitChange {
  readonly name: string;
  readonly address: string;
  readonly kind: "component" | "variant";
  /** Only what differs; empty if the unit stays as it is. */
  readonly change: Omit<Setting, "method">;
  /** A minimum up-time that is to be removed: with it, the idle timeout would be longer. */
  readonly removesMinUpTime: boolean;
  /** Periods of the wake alarm that an asynchronous variant has, to write the same wake again. */
  readonly wakePeriods: number | null;
}

/** Another way to run the endpoint. */
export interface Option extends Measured {
  readonly meets: boolean;
  readonly misses: readonly Miss[];
}

/** Target tracking that removes one of few copies brings it back. */
export interface Flapping {
  readonly unit: string;
  readonly copies: number;
  /** What the load of each other copy becomes when one of them is removed, as a factor. */
  readonly loadFactor: number;
  readonly freeFrom: number;
}

export interface RecommendedEndpoint {
  readonly name: string;
  readonly address: string;
  readonly stack: string | null;
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
  readonly current: Option | null;
  /** The cheapest setting that meets the bounds, or else the one that is nearest to them. */
  readonly best: (Option & { readonly setting: Setting; readonly changes: readonly UnitChange[] }) | null;
  readonly alwaysOn: Option | null;
  /** The same model behind an asynchronous endpoint; `null` for one that is, and for several components. */
  readonly asynchronous: Option | null;
  readonly flapping: readonly Flapping[];
  readonly assumptions: readonly string[];
}

/** Recommended settings of the endpoints of a topology: plain data. */
export interface Recommendation {
  readonly formatVersion: "1";
  /** ISO 8601. */
  readonly start: string;
  readonly seconds: number;
  readonly timeZone: string;
  readonly seed: number;
  readonly traffic: string;
  readonly bounds: Bounds;
  readonly endpoints: readonly RecommendedEndpoint[];
}
