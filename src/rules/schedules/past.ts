import { Cron, OneTime } from "../../time";
import { isUnknown } from "../../topology";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { allTimings, instantOf, nextRunFrom, type Timing } from "./timing";

export const runsAgain = rule({
  id: "S01",
  slug: "runs-again",
  severity: "error",
  evidence: "verified",
  title: "A schedule has a run ahead of it",
  why: "AWS takes a schedule whose years or dates are past and never runs it: what it was to put to sleep stays awake, what it was to wake stays asleep.",
  source: schedulerGuide("schedule-types"),
  unless: ["S04", "S24"],
  *check(topology, { now }) {
    for (const timing of allTimings(topology)) {
      const reasons = [...expressionIsPast(timing, now), ...endIsPast(timing, now)];
      const never = reasons.length > 0 ? reasons : noRunBetween(timing, now);
      if (never.length > 0) {
        yield finding(timing.node, {
          what: never.map(({ what }) => what).join(", and "),
          fix: never.map(({ fix }) => fix).join(", and "),
          // It may have done what it was there for.
          ...(timing.when instanceof OneTime && { severity: "warning" }),
        });
      }
    }
  },
});

interface Reason {
  readonly what: string;
  readonly fix: string;
}

function expressionIsPast({ when, arguments: names }: Timing, now: Date): readonly Reason[] {
  if (when instanceof OneTime && when.isExhausted(now)) {
    return [{ what: `${when} is past`, fix: `remove it, or write a later time in ${names.expression}` }];
  }
  if (!(when instanceof Cron) || !when.isExhausted(now)) {
    return [];
  }
  const last = when.lastLocalTime(now);
  return last === undefined
    ? [{ what: `no date matches ${when}`, fix: `a day in ${names.expression} that its months and years have` }]
    : [{ what: `the last run of ${when} was on ${last}`, fix: `${names.expression} = "${when.everyYear()}"` }];
}

function endIsPast({ end, arguments: names }: Timing, now: Date): readonly Reason[] {
  const instant = instantOf(end);
  return instant !== undefined && instant <= now
    ? [{ what: `${names.end} ${String(end)} is past`, fix: `leave ${names.end} out, or write a later one` }]
    : [];
}

/** Each is ahead of it, and no run is between the two. */
function noRunBetween({ when, zone, start, end, arguments: names }: Timing, now: Date): readonly Reason[] {
  if (when === undefined || zone === undefined || isUnknown(start) || isUnknown(end)) {
    return [];
  }
  const from = new Date(Math.max(now.getTime(), instantOf(start)?.getTime() ?? 0));
  const until = instantOf(end);
  const run = nextRunFrom(when, zone, from);
  if (run !== undefined && (until === undefined || run <= until)) {
    return [];
  }
  const bounds = [start === undefined ? [] : `from ${start}`, until === undefined ? [] : `until ${String(end)}`].flat();
  return [
    {
      what: [`${when} has no run`, ...bounds].join(" "),
      fix: `another ${names.expression}, or other dates`,
    },
  ];
}
