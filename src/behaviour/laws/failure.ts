/** A failure to get instances, which is asked for. */
export interface Failure {
  /** `quota`: AWS refuses the instance at once. `drought`: AWS has none, and says so only after a while. */
  readonly kind: "drought" | "quota";
  /** Seconds after the start. */
  readonly at: number;
  readonly seconds: number;
}

/**
 * How long an endpoint stays in Updating until AWS gives up for want of capacity. Published as 15 to 25 minutes and longer.
 */
export const DROUGHT_SECONDS = 1200;

export const failsAt = (failures: readonly Failure[], at: number): Failure["kind"] | undefined =>
  failures.find((failure) => failure.at <= at && at < failure.at + failure.seconds)?.kind;

/** When AWS has instances again, for a time within a drought: droughts that follow each other are one. */
export function droughtEnds(failures: readonly Failure[], at: number): number {
  const next = failures.find(
    (failure) => failure.kind === "drought" && failure.at <= at && at < failure.at + failure.seconds,
  );
  return next === undefined ? at : droughtEnds(failures, next.at + next.seconds);
}
