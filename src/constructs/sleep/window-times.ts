import { Duration } from "../../time/duration";
import type { Problem } from "../../time/problem";
import type { WindowEdge } from "../../time/schedule-checks";
import { overlapProblems, type WrittenWindow, windowProblems } from "../../time/sleep-problems";
import { shortestGap } from "../../time/sleep-window";
import { TimeZone } from "../../time/time-zone";
import type { Judgement } from "../../time/window-checks";
import type { SleepWindowOptions } from "./sleep-window-options";

/** AWS's announcement of scale to zero counts 25 minutes to zero instances; field reports up to 10 for a cold start. */
const SLEEP_AND_WAKE_TIME = Duration.minutes(35);
const A_YEAR = Duration.days(366);

/** To look a year ahead takes a while, and fleets share their hours: what was found is kept. */
const knownProblems = new Map<string, readonly Problem[]>();
const knownGaps = new Map<string, Duration | undefined>();

function once<T>(known: Map<string, T>, key: readonly unknown[], find: () => T): T {
  const text = key.join("\n");
  const kept = known.get(text);
  if (kept !== undefined) {
    return kept;
  }
  const value = find();
  known.set(text, value);
  return value;
}

/** When a window sleeps and wakes, and what is wrong with that. */
export class WindowTimes {
  private readonly judgement: Judgement;
  private readonly written: WrittenWindow;

  constructor(
    name: string,
    private readonly options: SleepWindowOptions,
    now: Date,
  ) {
    const { sleep, wake, timeZone, endDate, sleepAndWakeTime } = options;
    this.judgement = { now, cycle: sleepAndWakeTime ?? SLEEP_AND_WAKE_TIME };
    this.written = { name, sleep, wake, timeZone, endDate };
  }

  get now(): Date {
    return this.judgement.now;
  }

  problems(): readonly Problem[] {
    return once(knownProblems, [...this.key, this.options.endDate, this.judgement.cycle], () =>
      windowProblems(this.written, this.judgement),
    );
  }

  overlapWith(earlier: WindowTimes): readonly Problem[] {
    return overlapProblems(earlier.written, this.written, this.judgement);
  }

  /** The least time from one schedule to the other; `undefined` if it is unknown. */
  gapAfter(edge: WindowEdge): Duration | undefined {
    const { sleep, wake } = this.options;
    const [first, second] = edge === "sleep" ? [sleep, wake] : [wake, sleep];
    return once(knownGaps, [edge, ...this.key], () => {
      const zone = this.zone();
      const isBroken = first.problems.length > 0 || second.problems.length > 0;
      return zone === undefined || isBroken ? undefined : shortestGap(first, second, zone, this.now, A_YEAR);
    });
  }

  private get key(): readonly unknown[] {
    const { sleep, wake, timeZone } = this.options;
    return [sleep, wake, timeZone, this.now.getTime()];
  }

  /** `undefined` for one that is reported as a problem, or that only Terraform knows. */
  private zone(): TimeZone | undefined {
    try {
      const zone = TimeZone.of(this.options.timeZone);
      return zone.isToken ? undefined : zone;
    } catch {
      return undefined;
    }
  }
}
