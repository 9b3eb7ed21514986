import type { DrillOutcome } from "./drill-setup";

/** Why a drill goes no further. */
export class Ended extends Error {
  constructor(
    readonly outcome: DrillOutcome,
    readonly because: string,
  ) {
    super(because);
  }
}
