import type { ChangeFailOn } from "../review/change/change-fail-on";
import type { ChangeFormatName } from "../review/change/render/formats";
import type { PublishFlags } from "./published-review";
import type { SimulationFlags } from "./simulation/chosen-simulation";

/** The options from commander. */
export interface ReviewFlags extends SimulationFlags, PublishFlags {
  readonly base?: readonly string[];
  /** One for all paths, or one for each. Empty: none. @default - what lies beside each plan */
  readonly source?: readonly string[];
  readonly runs?: number;
  readonly stack: string;
  readonly maxMonthlyCost?: number;
  /** Seconds. */
  readonly maxWake?: number;
  /** Seconds. */
  readonly maxIdleToZero?: number;
  readonly acknowledgements?: string;
  readonly failOn: ChangeFailOn;
  readonly format: ChangeFormatName;
  readonly output?: string;
  /** Address of the complete report. @default - of the run in CI */
  readonly link?: string;
  /** Whether the user chose the traffic. */
  readonly isDefaultTraffic: boolean;
}
