import type { Prices } from "../../behaviour/cost/price";

/** What to drill, and how far it may go. */
export interface DrillSetup {
  readonly endpoint: string;
  /** @default - the only one of the endpoint */
  readonly component?: string | undefined;
  readonly payload: Uint8Array;
  readonly contentType: string;
  /** For all of it but putting back, > 0. */
  readonly budgetSeconds: number;
  /** USD for the instances that run meanwhile. @default - no limit but the time */
  readonly maxCostUsd?: number | undefined;
  readonly prices: Prices;
  /** Sets the copies or instances to 0 instead of waiting for it. */
  readonly sleepNow: boolean;
  /** Also follows the way back to zero. */
  readonly wayDown: boolean;
  /** An absolute path. */
  readonly journal: string;
  /** Aborted when somebody wants it to end. */
  readonly stopped: AbortSignal;
  /** A line for people. */
  readonly onProgress: (line: string) => void;
}

/** How a drill ended. `unfinished`: the end of the wake was not seen within the budget. */
export type DrillOutcome = "woke" | "unfinished" | "stopped" | "failed";
