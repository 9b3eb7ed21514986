import type { TimeZone } from "../../../time";
import type { Client } from "../client";
import type { ServiceTime } from "../streams/service-time";
import type { DateRange, Days } from "./days";
import type { Hours } from "./hours";

/** Hours with requests. Where periods overlap, their rates add. */
export interface Period {
  /** `undefined` for every day, holidays included. */
  readonly days?: Days;
  /** `undefined` for the whole day. */
  readonly hours?: readonly Hours[];
  /** Requests a minute. */
  readonly rate: number;
}

/** How requests of the same rate follow each other. */
export type Pattern =
  | { readonly kind: "poisson" }
  | { readonly kind: "even" }
  | { readonly kind: "bursts"; readonly size: number; readonly spacingSeconds: number };

/** What a profile says about a component, about an endpoint, or about all. What it leaves out comes from the next. */
export interface Settings {
  readonly periods?: readonly Period[];
  readonly arrivals?: Pattern;
  readonly serviceTime?: ServiceTime;
  readonly atZero?: Client;
  readonly concurrency?: number;
}

/** A declared traffic, as it was read. */
export interface Profile extends Settings {
  readonly name?: string;
  readonly timeZone?: TimeZone;
  readonly holidays: readonly DateRange[];
  readonly components: ReadonlyMap<string, Settings>;
  readonly endpoints: ReadonlyMap<string, Settings>;
}
