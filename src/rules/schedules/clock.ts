import { Cron, type OffsetTransition, type SkippedRun, type TimeZone } from "../../time";
import { offsetHoursIn } from "../../time/zone-suggestion";
import { isKnown, type Optional } from "../../topology";
import { autoScalingGuide } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { actionTimings, allTimings, scheduleTimings, type Timing } from "./timing";

const SCHEDULE_TYPES = schedulerGuide("schedule-types");

export const timeZone = rule({
  id: "S02",
  slug: "time-zone",
  severity: "error",
  evidence: "verified",
  title: "A schedule's time zone is an IANA name",
  why: "EventBridge Scheduler asks for names of the IANA database. Whether it takes an offset such as UTC+1 is not documented, and an offset has no daylight saving time: for half the year it sleeps and wakes an hour off.",
  remedy: 'The time zone of a city, such as "Europe/Paris".',
  source: SCHEDULE_TYPES,
  *check(topology) {
    for (const { node, zoneProblem, zoneName, arguments: names } of scheduleTimings(topology)) {
      if (zoneProblem !== undefined) {
        yield finding(node, {
          what: `${names.zone} is "${String(zoneName)}"`,
          fix: `${names.zone}: ${zoneProblem.fix}`,
          ...(mayBeTaken(zoneName) && { severity: "warning" }),
        });
      }
    }
  },
});

/** An offset, or one of the old names that the database still has. */
const mayBeTaken = (zone: Optional<string>): boolean =>
  isKnown(zone) && (offsetHoursIn(zone) !== undefined || isKnownToIntl(zone));

function isKnownToIntl(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

export const cronSyntax = rule({
  id: "S04",
  slug: "cron-syntax",
  severity: "error",
  evidence: "verified",
  title: "A schedule's expression is one that AWS reads, as it was meant",
  why: "AWS counts the days of the week from 1 for Sunday and wants a ? in one of the two day fields: in the words of Unix a schedule is refused, or runs a day early.",
  remedy: "cron with six fields, days by name, and ? in one of day-of-month and day-of-week: cron(0 18 ? * FRI *).",
  source: SCHEDULE_TYPES,
  *check(topology) {
    for (const { node, problem, expression, arguments: names } of scheduleTimings(topology)) {
      if (problem !== undefined) {
        yield finding(node, {
          what: problem.message,
          fix: `${names.expression}: ${problem.fix}`,
          ...(isRate(expression) && { severity: "note" }),
        });
      }
    }
    for (const timing of allTimings(topology)) {
      const unix = unixWeekdays(timing);
      if (unix !== undefined) {
        const [written, read, meant] = unix;
        yield finding(timing.node, {
          what: `day-of-week ${written} is ${read} for AWS, and ${meant} for Unix`,
          fix: `write the days by name: ${meant}, or ${read} if that is meant`,
          severity: "warning",
        });
      }
    }
  },
});

/**
 * All that can be wrong with one is its plural. Rules of EventBridge refuse `rate(1 hours)`; Scheduler does not say that
 * it does, and Terraform's own example of a schedule has it. Application Auto Scaling lists both forms and states no more.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/scheduler_schedule
 */
const isRate = (expression: Optional<string>): boolean =>
  isKnown(expression) && /^rate\([1-9]\d* (minute|hour|day)s?\)$/.test(expression);

/** Working days and weekends as Unix counts them: days that hardly anybody means as AWS does. */
const UNIX_WEEKDAYS: ReadonlyMap<string, readonly [read: string, meant: string]> = new Map([
  ["1-5", ["SUN-THU", "MON-FRI"]],
  ["6-7", ["FRI-SAT", "SAT-SUN"]],
  ["6,7", ["FRI,SAT", "SAT,SUN"]],
]);

function unixWeekdays({ expression, when }: Timing): readonly [string, string, string] | undefined {
  const field = isKnown(expression) && when instanceof Cron ? /^cron\((.*)\)$/.exec(expression)?.[1] : undefined;
  const days = field?.trim().split(/\s+/)[4] ?? "";
  const [read, meant] = UNIX_WEEKDAYS.get(days) ?? [];
  return read === undefined || meant === undefined ? undefined : [days, read, meant];
}

export const actionSchedule = rule({
  id: "S24",
  slug: "action-schedule",
  severity: "error",
  evidence: "verified",
  title: "A scheduled action has a schedule and a time zone that AWS reads",
  why: "Application Auto Scaling refuses others: the action does not exist, and the capacity stays what it was.",
  remedy: "at(…), rate(…) or cron(…) with six fields, and the time zone of a city.",
  source: autoScalingGuide("scheduled-scaling-using-cron-expressions"),
  *check(topology) {
    for (const { node, problem, expression, zoneProblem, zoneName, arguments: names } of actionTimings(topology)) {
      if (problem !== undefined) {
        yield finding(node, {
          what: problem.message,
          fix: `${names.expression}: ${problem.fix}`,
          ...(isRate(expression) && { severity: "warning" }),
        });
      }
      if (zoneProblem !== undefined) {
        yield finding(node, {
          what: `${names.zone} is "${String(zoneName)}"`,
          fix: `${names.zone}: ${zoneProblem.fix}`,
        });
      }
    }
  },
});

const DAY = 86_400_000;
const MINUTE = 60_000;

export const skippedHour = rule({
  id: "S27",
  slug: "skipped-hour",
  severity: "warning",
  evidence: "verified",
  title: "A schedule does not run in the hour that clocks skip",
  why: "When clocks are put forward an hour does not exist, and a run in it is skipped: it stays awake, or asleep, until the next one.",
  remedy: "A time outside of the hour that clocks skip.",
  source: SCHEDULE_TYPES,
  *check(topology, { now }) {
    const skips = new Skips(now);
    for (const { node, when, zone, arguments: names } of allTimings(topology)) {
      const skipped = when instanceof Cron && zone !== undefined ? skips.of(when, zone) : undefined;
      if (skipped !== undefined) {
        yield finding(node, {
          what: `${String(when)} is skipped at ${skipped.localTime} in ${String(zone)}`,
          fix: `a time in ${names.expression} outside of the hour that is skipped`,
        });
      }
    }
  },
});

/** The first run of the next year that is skipped. To find it takes long, and many schedules are written alike. */
class Skips {
  private readonly changes = new Map<string, readonly OffsetTransition[]>();
  private readonly first = new Map<string, SkippedRun | undefined>();

  constructor(private readonly now: Date) {}

  of(cron: Cron, zone: TimeZone): SkippedRun | undefined {
    const key = `${cron}\n${zone}`;
    if (!this.first.has(key)) {
      const [skipped] = this.changesIn(zone).flatMap(({ at }) =>
        cron.skippedRuns(new Date(at.getTime() - MINUTE), at, zone),
      );
      this.first.set(key, skipped);
    }
    return this.first.get(key);
  }

  private changesIn(zone: TimeZone): readonly OffsetTransition[] {
    const known = this.changes.get(zone.name);
    const changes = known ?? zone.transitions(this.now, new Date(this.now.getTime() + 366 * DAY));
    this.changes.set(zone.name, changes);
    return changes;
  }
}
