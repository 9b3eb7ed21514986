import type { Topology } from "../../topology";

/** What has to be there. */
export interface Wanted {
  /** Where that is said, for people: a file as it was given, or an option. */
  readonly source: string;
  /** In the order of the source, each name once. */
  readonly endpoints: readonly WantedEndpoint[];
  /** How it all has to be wired: only plans and states tell. */
  readonly topology?: Topology;
  /** True where it is known to have been created: AWS may need a moment until each of its servers knows. */
  readonly applied: boolean;
}

export interface WantedEndpoint {
  readonly name: string;
  /** The configuration that it has to run; `undefined` where that is not known. */
  readonly configName?: string;
  /** The configuration that it ran before the apply: only plans tell. */
  readonly formerConfigName?: string;
  /** The inference components that have to be on it. There may be more. */
  readonly components: readonly string[];
  /** Where it is, as far as that is said. */
  readonly region?: string;
  /** The findings about it that may stay, by the id of their rule, and why. */
  readonly acknowledged?: ReadonlyMap<string, string>;
}
