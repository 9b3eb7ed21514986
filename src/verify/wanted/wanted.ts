import type { ExpectedEndpoint, Topology } from "../../topology";

/** What to verify. */
export interface Wanted {
  /** The source, for messages: a file as given, or an option. */
  readonly source: string;
  /** The endpoints in the order of the source, each name once. */
  readonly endpoints: readonly ExpectedEndpoint[];
  /** The applied scaling resources. Known only from plans and states. */
  readonly topology?: Topology;
  /** Whether it was just created: AWS is eventually consistent and may not return it yet. */
  readonly applied: boolean;
}
