import type { Arrivals, Span } from "./arrivals";
import type { Client } from "./client";

/** Who asks: an endpoint, and on an endpoint with inference components the component. */
export interface Asked {
  readonly endpointName: string;
  /** Absent for an asynchronous variant. */
  readonly componentName?: string;
  /** Position among the components of its endpoint, from 0: a profile without names shares its traffic out evenly. */
  readonly index: number;
  /** How many components its endpoint has, adapters included; 1 for a variant. */
  readonly of: number;
}

/** The requests that are sent to each component or asynchronous variant, and what clients do while it is at zero. */
export interface Traffic {
  /** Such as `weekday` or the path of a file. */
  readonly name: string;
  /** What was assumed because the file does not say it, one sentence each. */
  readonly assumptions: readonly string[];
  /** The same stream each time it is called with the same span and seed. `undefined` for no requests at all. */
  arrivals(asked: Asked, span: Span, seed: number): Arrivals | undefined;
  client(asked: Asked): Client;
  /** Requests that a copy or an instance works on at a time, if the traffic says it. */
  concurrency(asked: Asked): number | undefined;
  /** The endpoints and components that a profile names. */
  readonly named?: { readonly endpoints: readonly string[]; readonly components: readonly string[] };
  /** When the first request of a trace was sent, in milliseconds since 1970: the default start of a simulation. */
  readonly firstMs?: number;
  /** Seconds from the first request of a trace to its last: the default length of a simulation. */
  readonly lengthSeconds?: number;
  /** The time zone that a profile is written in, as an IANA name. */
  readonly timeZone?: string;
}
