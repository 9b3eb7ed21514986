import type { ExpectedEndpoint, Topology } from "../../topology";

/** What has to be there. */
export interface Wanted {
  /** Where that is said, for people: a file as it was given, or an option. */
  readonly source: string;
  /** In the order of the source, each name once. */
  readonly endpoints: readonly ExpectedEndpoint[];
  /** How it all has to be wired: only plans and states tell. */
  readonly topology?: Topology;
  /** True where it is known to have been created: AWS may need a moment until each of its servers knows. */
  readonly applied: boolean;
}
