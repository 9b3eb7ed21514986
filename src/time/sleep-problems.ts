import { attempt } from "./attempt";
import { Cron } from "./cron";
import { error, type Problem } from "./problem";
import { endDateProblems, exhaustedProblems } from "./schedule-checks";
import { firstOverlap, type SleepWindow } from "./sleep-window";
import { TimeZone } from "./time-zone";
import {
  hardlyAsleepProblems,
  hardlyAwakeProblems,
  type Judgement,
  localTime,
  sameTimeProblems,
  skippedRunProblems,
  spansOf,
} from "./window-checks";

/** A window as people and Terraform write it. */
export interface WrittenWindow {
  /** How messages call it, where there are several. @default - by its two expressions */
  readonly name?: string;
  /** What puts to sleep, such as `cron(0 18 ? * FRI *)`. */
  readonly sleep: Cron | string;
  /** What wakes, such as `cron(0 7 ? * MON *)`. */
  readonly wake: Cron | string;
  /** An IANA name, such as `Europe/Paris`. */
  readonly timeZone: TimeZone | string;
  /** RFC 3339; in UTC where it has no offset. @default - no end */
  readonly endDate?: string;
}

/** The cron, and its problems in place of it. */
function cronOf(written: Cron | string): readonly [Cron | undefined, readonly Problem[]] {
  const cron = typeof written === "string" ? Cron.of(written) : written;
  return cron.problems.length === 0 ? [cron, []] : [undefined, cron.problems];
}

const zoneOf = (written: TimeZone | string): TimeZone => (typeof written === "string" ? TimeZone.of(written) : written);

/** The window, if it can be read, and what is wrong with its parts, each looked at alone. */
function read(written: WrittenWindow, now: Date): readonly [SleepWindow | undefined, readonly Problem[]] {
  const [timeZone, zoneProblems] = attempt(() => zoneOf(written.timeZone));
  const [sleep, sleepProblems] = cronOf(written.sleep);
  const [wake, wakeProblems] = cronOf(written.wake);
  const problems = [
    ...zoneProblems,
    ...sleepProblems,
    // What the two are made of may be the same, as the days of business hours are.
    ...wakeProblems.filter((one) => !sleepProblems.some(({ message }) => message === one.message)),
    ...(sleep === undefined ? [] : exhaustedProblems("sleep", sleep, now)),
    ...(wake === undefined ? [] : exhaustedProblems("wake", wake, now)),
    ...(written.endDate === undefined ? [] : endDateProblems(written.endDate, now)),
  ];
  const isRead = timeZone !== undefined && sleep !== undefined && wake !== undefined;
  return [isRead ? { sleep, wake, timeZone } : undefined, problems];
}

/**
 * What is wrong with one window. Where one problem follows from another only the first is told, and what a token hides
 * is not judged.
 */
export function windowProblems(written: WrittenWindow, judgement: Judgement): readonly Problem[] {
  const [window, partProblems] = read(written, judgement.now);
  if (window === undefined || partProblems.length > 0) {
    return partProblems;
  }
  const sameTime = sameTimeProblems(window, judgement);
  if (sameTime.length > 0) {
    return sameTime;
  }
  const asleep = spansOf(window, judgement);
  return [
    ...hardlyAwakeProblems(window, asleep, judgement),
    ...hardlyAsleepProblems(window, asleep, judgement),
    ...skippedRunProblems("sleep", window.sleep, window.timeZone, judgement),
    ...skippedRunProblems("wake", window.wake, window.timeZone, judgement),
  ];
}

const nameOf = ({ name }: WrittenWindow, { sleep, wake }: SleepWindow): string => name ?? `${sleep} to ${wake}`;

/** What is wrong with two windows of one component together; nothing while the parts of either cannot be read. */
export function overlapProblems(one: WrittenWindow, other: WrittenWindow, judgement: Judgement): readonly Problem[] {
  const [first] = read(one, judgement.now);
  const [second] = read(other, judgement.now);
  if (first === undefined || second === undefined) {
    return [];
  }
  const overlap = firstOverlap(spansOf(first, judgement), spansOf(second, judgement));
  if (overlap === undefined) {
    return [];
  }
  const from = new Date(Math.max(overlap.from.getTime(), judgement.now.getTime()));
  const message =
    `windows ${nameOf(one, first)} and ${nameOf(other, second)} overlap on ${localTime(from, first.timeZone)}: ` +
    "the first to wake undoes the sleep of the other";
  const fix = "write one window from the earlier sleep to the later wake, or move one of them";
  return [error("overlap", message, fix)];
}

/**
 * Everything wrong with the windows of one component, for the person who wrote them.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export const problems = (windows: readonly WrittenWindow[], judgement: Judgement): readonly Problem[] => [
  ...windows.flatMap((window) => windowProblems(window, judgement)),
  ...windows.flatMap((window, index) =>
    windows.slice(index + 1).flatMap((other) => overlapProblems(window, other, judgement)),
  ),
];
