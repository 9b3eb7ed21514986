import type { Failure } from "../behaviour/laws/failure";
import { Duration } from "../time/duration";
import { noTime } from "./errors";

/** When a failure to get instances happens. */
export interface CapacityFailureOptions {
  /** When it begins. */
  readonly start: Date;
  /** How long it lasts. @default - 1 hour */
  readonly duration?: Duration;
}

/** A time in which AWS has no instances. */
export class CapacityFailure {
  /** AWS has no instance of the type, and says so only after a while. */
  static drought(options: CapacityFailureOptions): CapacityFailure {
    return new CapacityFailure("drought", options);
  }

  /** The quota of the account is used up: AWS refuses an instance at once. */
  static quota(options: CapacityFailureOptions): CapacityFailure {
    return new CapacityFailure("quota", options);
  }

  private constructor(
    private readonly kind: Failure["kind"],
    private readonly options: CapacityFailureOptions,
  ) {
    if (!(options.start instanceof Date) || Number.isNaN(options.start.getTime())) {
      throw noTime("the start of a failure", options.start);
    }
  }

  /** @internal */
  after(startMs: number): Failure {
    const { start, duration = Duration.hours(1) } = this.options;
    return { kind: this.kind, at: (start.getTime() - startMs) / 1000, seconds: duration.toSeconds() };
  }
}
