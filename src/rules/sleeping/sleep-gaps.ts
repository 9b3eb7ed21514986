import { grouped } from "../../grouped";
import { Cron, Duration, TimeZone, type ZoneClock } from "../../time";
import { isKnown, type Optional, type Schedule, type ScheduledAction, type Work } from "../../topology";

/** Five weeks of a fixed year: enough for daily, weekly and monthly schedules, and the result does not vary by day. */
const [SOME_DAY, LAST_DAY] = [new Date("2026-01-01T00:00:00Z"), new Date("2026-02-05T00:00:00Z")];
const MINUTE = 60_000;
/** Storing and looking up a run costs work, and a schedule may run each minute. */
const STEPS_OF_A_RUN = 20;

type Timed = ScheduledAction | Schedule;

/** A sleep, and the first wake that ends it too early. */
interface ShortSleep<T extends Timed> {
  readonly sleep: T;
  readonly wake: T;
  readonly gap: Duration;
}

/**
 * Finds sleeps that are shorter than a limit. A plan may have thousands of wakes, so a sleep is not compared with each
 * of them. The minutes after each of its runs are looked up instead.
 */
export class SleepGaps {
  private readonly known = new Map<string, readonly number[]>();
  private readonly clocks = new Map<string, ZoneClock | undefined>();

  constructor(
    private readonly work: Work,
    private readonly limit: Duration,
  ) {}

  /** Yields each sleep that is too short, with the first wake in the list that ends it. */
  *shortest<T extends Timed>(sleeps: readonly T[], wakes: readonly T[]): Generator<ShortSleep<T>> {
    const starts = sleeps.length === 0 || wakes.length === 0 ? [] : sleeps;
    const indexes = grouped(wakes.keys(), (index) => comparableKeyOf(wakes[index]));
    const firstWakes = new Map<string, ReadonlyMap<number, number>>();
    const found = new Map<string, Omit<ShortSleep<T>, "sleep"> | undefined>();
    for (const sleep of starts) {
      const key = keyOf(sleep);
      const comparable = comparableKeyOf(sleep);
      if (key === undefined || comparable === undefined) {
        continue;
      }
      if (!found.has(key)) {
        const ends = firstWakes.get(comparable) ?? this.firstWakesOf(wakes, indexes.get(comparable) ?? []);
        firstWakes.set(comparable, ends);
        const wake = wakes[this.firstSoonAfter(this.runsOf(sleep), ends) ?? wakes.length];
        found.set(key, wake && { wake, gap: this.leastGap(this.runsOf(sleep), this.runsOf(wake)) });
      }
      const short = found.get(key);
      if (short !== undefined) {
        yield { sleep, ...short };
      }
    }
  }

  /** For each time of a run, the index of the first wake that runs then. */
  private firstWakesOf(wakes: readonly Timed[], indexes: readonly number[]): ReadonlyMap<number, number> {
    const first = new Map<number, number>();
    const seen = new Set<string | undefined>();
    for (const index of indexes) {
      const wake = wakes[index];
      const key = keyOf(wake);
      const runs = wake === undefined || seen.has(key) ? [] : this.runsOf(wake);
      seen.add(key);
      this.work.spend(runs.length);
      for (const run of runs) {
        if (!first.has(run)) {
          first.set(run, index);
        }
      }
    }
    return first;
  }

  /** Schedules run on whole minutes, so there are few minutes to look up. */
  private firstSoonAfter(runs: readonly number[], first: ReadonlyMap<number, number>): number | undefined {
    const minutes = Math.ceil(this.limit.toSeconds() / 60);
    this.work.spend(runs.length * minutes);
    let least = Number.POSITIVE_INFINITY;
    for (const run of runs) {
      for (let minute = 1; minute < minutes; minute += 1) {
        least = Math.min(least, first.get(run + minute * MINUTE) ?? Number.POSITIVE_INFINITY);
      }
    }
    return Number.isFinite(least) ? least : undefined;
  }

  /** If several sleeps precede a wake, the last one counts. */
  private leastGap(sleeps: readonly number[], wakes: readonly number[]): Duration {
    this.work.spend(sleeps.length + wakes.length);
    let least = Number.POSITIVE_INFINITY;
    let next = 0;
    for (const wake of wakes) {
      while (next < sleeps.length && (sleeps[next] ?? wake) < wake) {
        next += 1;
      }
      least = Math.min(least, wake - (sleeps[next - 1] ?? Number.NEGATIVE_INFINITY));
    }
    return Duration.seconds(least / 1000);
  }

  /** Empty if it is not a cron expression that AWS accepts: other rules report that. */
  private runsOf(timed: Timed): readonly number[] {
    const { expression, timeZone } = timed;
    const [key, zone] = [keyOf(timed), zoneOf(timeZone)];
    if (key === undefined || zone === undefined || !isKnown(expression)) {
      return [];
    }
    const runs = this.known.get(key) ?? this.readRuns(expression, zone);
    this.known.set(key, runs);
    return runs;
  }

  private readRuns(expression: string, zone: string): readonly number[] {
    const [cron, clock] = [readCron(expression), this.clockOf(zone)];
    const runs: number[] = [];
    for (const run of cron === undefined || clock === undefined ? [] : cron.runsBy(clock)) {
      this.work.spend(STEPS_OF_A_RUN);
      runs.push(run);
    }
    return runs;
  }

  private clockOf(zone: string): ZoneClock | undefined {
    if (!this.clocks.has(zone)) {
      this.clocks.set(zone, readZone(zone)?.clockBetween(SOME_DAY, LAST_DAY));
    }
    return this.clocks.get(zone);
  }
}

function readCron(expression: string): Cron | undefined {
  const cron = Cron.of(expression);
  return cron.problems.length > 0 ? undefined : cron.everyYear();
}

function readZone(name: string): TimeZone | undefined {
  try {
    return TimeZone.of(name);
  } catch {
    return undefined;
  }
}

/** Equal for actions and schedules that run at the same times. */
function keyOf(timed: Timed | undefined): string | undefined {
  const zone = zoneOf(timed?.timeZone);
  return isKnown(timed?.expression) && zone !== undefined ? `${timed.expression}\n${zone}` : undefined;
}

/** Equal for actions and schedules that are compared: same time zone, same years. */
function comparableKeyOf(timed: Timed | undefined): string | undefined {
  const zone = zoneOf(timed?.timeZone);
  return isKnown(timed?.expression) && zone !== undefined ? `${yearOf(timed.expression)}\n${zone}` : undefined;
}

const zoneOf = (timeZone: Optional<string>): string | undefined =>
  timeZone === undefined ? "UTC" : isKnown(timeZone) ? timeZone : undefined;

/** The last field of a cron expression. */
const yearOf = (cron: string): string | undefined => cron.trim().replace(/\)$/, "").split(/\s+/).at(-1);
