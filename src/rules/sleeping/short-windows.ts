import { emptiesAt } from "../../behaviour";
import { Cron, Duration, TimeZone } from "../../time";
import { isKnown, type Optional, type Schedule, type ScheduledAction } from "../../topology";
import { finding, type Told } from "../finding";
import { rule } from "../rule";

/** 15 minutes until tracking takes the last copy, 10 until SageMaker releases the instance. */
const SLEEP_ONSET = Duration.minutes(25);
/** Five weeks of any year: enough for schedules by day, week and month, and the same answer on every day. */
const [SOME_DAY, LAST_DAY] = [new Date("2026-01-01T00:00:00Z"), new Date("2026-02-05T00:00:00Z")];
/** An end for schedules that run each minute. */
const MOST_RUNS = 60;

export const shortWindow = rule({
  id: "Z27",
  slug: "short-window",
  severity: "warning",
  evidence: "verified",
  title: "A scheduled sleep is longer than it takes to fall asleep",
  why: "Instances are released 10 to 15 minutes after the last copy has gone, and the wake takes minutes more: a shorter sleep saves nothing and refuses requests all the same.",
  remedy: "At least 25 minutes and a cold start between sleeping and waking, or no window.",
  source:
    "https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/",
  *check(topology) {
    const gaps = new Gaps();
    for (const target of topology.scalableTargets) {
      yield* tooShort(topology.scheduledActionsOf(target).nodes, { sleeps, wakes }, gaps);
    }
    for (const component of topology.inferenceComponents) {
      yield* tooShort(topology.schedulesOf(component).nodes, { sleeps: empties, wakes: fills }, gaps);
    }
  },
});

type Timed = ScheduledAction | Schedule;

interface Roles<T extends Timed> {
  readonly sleeps: (timed: T) => boolean;
  readonly wakes: (timed: T) => boolean;
}

function* tooShort<T extends Timed>(all: readonly T[], roles: Roles<T>, gaps: Gaps): Generator<Told> {
  const wakes = all.filter(roles.wakes);
  for (const sleep of all.filter(roles.sleeps)) {
    for (const wake of wakes) {
      const gap = gaps.between(sleep, wake);
      if (gap !== undefined && gap.toSeconds() < SLEEP_ONSET.toSeconds()) {
        yield finding(sleep, {
          what: `${wake.address} ends the sleep after ${gap}`,
          fix: `leave at least ${SLEEP_ONSET} and a cold start between the two, or remove both`,
          about: [wake],
        });
        break;
      }
    }
  }
}

const sleeps = ({ minCapacity, maxCapacity }: ScheduledAction): boolean => minCapacity === 0 || maxCapacity === 0;
const wakes = ({ minCapacity }: ScheduledAction): boolean => isKnown(minCapacity) && minCapacity > 0;
const empties = (schedule: Schedule): boolean => emptiesAt(schedule) === true;

function fills({ operation, input, state }: Schedule): boolean {
  const copies = isKnown(input) ? input.copyCount : undefined;
  const ofComponents = isKnown(operation) && operation.service === "sagemaker";
  return ofComponents && state !== "DISABLED" && isKnown(copies) && copies > 0;
}

/** The least time between two schedules; most plans write the same two many times over. */
class Gaps {
  private readonly known = new Map<string, Duration | undefined>();

  between(sleep: Timed, wake: Timed): Duration | undefined {
    const [zone, otherZone] = [zoneOf(sleep.timeZone), zoneOf(wake.timeZone)];
    if (!isKnown(sleep.expression) || !isKnown(wake.expression) || zone === undefined || zone !== otherZone) {
      return undefined;
    }
    const key = [sleep.expression, wake.expression, zone].join("\n");
    if (!this.known.has(key)) {
      this.known.set(key, gapBetween(sleep.expression, wake.expression, zone));
    }
    return this.known.get(key);
  }
}

const zoneOf = (timeZone: Optional<string>): string | undefined =>
  timeZone === undefined ? "UTC" : isKnown(timeZone) ? timeZone : undefined;

/** Nothing for what is not a cron expression, or not one that AWS reads: other rules tell. */
function gapBetween(sleep: string, wake: string, zone: string): Duration | undefined {
  if (yearOf(sleep) !== yearOf(wake)) {
    return undefined;
  }
  try {
    return shortest(Cron.parse(sleep).everyYear(), Cron.parse(wake).everyYear(), TimeZone.of(zone));
  } catch {
    return undefined;
  }
}

const yearOf = (cron: string): string | undefined => /(\S+?)\)?$/.exec(cron.trim())?.[1];

function shortest(sleep: Cron, wake: Cron, zone: TimeZone): Duration | undefined {
  let least = Number.POSITIVE_INFINITY;
  let run = sleep.next(SOME_DAY, zone);
  for (let runs = 0; run !== undefined && run < LAST_DAY && runs < MOST_RUNS; runs += 1) {
    const end = wake.next(run, zone);
    if (end === undefined) {
      break;
    }
    // Of several sleeps before one wake the last counts.
    const start = sleep.previous(end, zone) ?? run;
    least = Math.min(least, end.getTime() - start.getTime());
    run = sleep.next(new Date(end.getTime() - 1), zone);
  }
  return Number.isFinite(least) ? Duration.seconds(least / 1000) : undefined;
}
