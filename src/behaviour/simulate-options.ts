import type { Prices } from "./cost/price";
import type { Failure } from "./laws/failure";
import type { EndpointSetup } from "./setup/endpoint-setup";
import type { Assumed } from "./setup/endpoint-setups";
import type { TimingWanted } from "./timing/timing-for";
import type { Span } from "./traffic/arrivals";
import type { UncertainOptions } from "./world/uncertain";

export interface SimulateOptions {
  readonly span: Span;
  /** IANA name, for whoever prints the times. */
  readonly timeZone: string;
  /** The name of a preset, or times from a file. @default - by the instance type: `cached` or `uncached` */
  readonly timing?: TimingWanted["from"];
  readonly prices: Prices;
  /** The AWS Region whose prices apply. @default - that of the endpoint, if its source says it */
  readonly region?: string;
  readonly seed: number;
  readonly failures?: readonly Failure[];
  /** Values for numbers that the source does not know, by address and argument. */
  readonly assume?: Assumed;
  /** Names of the endpoints to simulate. @default - all */
  readonly endpoints?: readonly string[];
  /** Changes each endpoint before it runs, to compare settings. */
  readonly vary?: (setup: EndpointSetup) => EndpointSetup;
  /** Whether requests that are being worked on are finished when their copy is removed. @default false */
  readonly drains?: boolean;
  /**
   * What happens to a change of capacity while another one is under way, which AWS does not state: it is refused and comes
   * again with the next minute of its alarm, or it waits for the end of the update. @default "refused"
   */
  readonly changeDuringUpdate?: UncertainOptions["changeDuringUpdate"];
  /** From when an instance is billed, which AWS does not state. @default "provisioning" */
  readonly billedFrom?: UncertainOptions["billedFrom"];
  /** Whether each endpoint is also run as always on and with AWS's published recipe. @default true */
  readonly alternatives?: boolean;
}
