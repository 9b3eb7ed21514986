import { ScaleToZeroError } from "../errors";
import type { Duration } from "../time/duration";

export const wrongTimeout = (given: Duration): ScaleToZeroError =>
  new ScaleToZeroError(
    `timeout is ${given}, must be a Duration of at least 0 seconds: write Duration.minutes(35), or Duration.seconds(0) to look once`,
  );
