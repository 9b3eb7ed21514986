import { Duration } from "../time/duration";
import { badLength } from "./errors";

/** What a length of time has to be. */
interface LengthRange {
  readonly isGood: (seconds: number) => boolean;
  /** Such as `must be whole minutes, from 1 min to 24 h`. */
  readonly requirement: string;
}

/**
 * The seconds of a `Duration`.
 *
 * @param what such as `maxWait`
 * @throws ScaleToZeroError for what is no `Duration`, and for one outside of the range
 */
export function secondsOf(what: string, given: Duration, { isGood, requirement }: LengthRange): number {
  const duration = Duration.read(given);
  if (duration.problem !== undefined) {
    const { written, requirement: kind, fix } = duration.problem;
    throw badLength(what, written, `${kind}: ${fix}`);
  }
  const seconds = duration.toSeconds();
  if (!isGood(seconds)) {
    throw badLength(what, duration.toString(), requirement);
  }
  return seconds;
}
