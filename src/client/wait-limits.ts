import { shown } from "../shown";
import { Duration } from "../time/duration";
import { wrongDuration } from "./errors";

/** Mean time between two attempts. A refusal arrives within about a second, and a cold start takes minutes. */
export const DEFAULT_INTERVAL = Duration.seconds(15);

/** A timer of Node.js waits 24 days at most. No wake takes a day. */
const LONGEST_SECONDS = 86_400;

/** @throws ScaleToZeroError unless it is a duration from 0 s to 1 day */
export function waitMs(name: string, given: unknown): number {
  return between(name, given, 0, "a Duration from 0 s to 1 day, such as Duration.minutes(15)");
}

/** @throws ScaleToZeroError unless it is a duration from 1 s to 1 day */
export function intervalMs(name: string, given: unknown): number {
  return between(name, given, 1, "a Duration from 1 s to 1 day, such as Duration.seconds(15)");
}

function between(name: string, given: unknown, least: number, requirement: string): number {
  const seconds = given instanceof Duration ? given.toSeconds() : Number.NaN;
  if (!(seconds >= least && seconds <= LONGEST_SECONDS)) {
    throw wrongDuration(name, seconds < 0 ? `${seconds} s` : textOf(given), requirement);
  }
  return seconds * 1000;
}

const textOf = (given: unknown): string => (given instanceof Duration ? `${given}` : shown(given));
