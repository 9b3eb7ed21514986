import { Cron, OneTime } from "../../time";
import { isUnknown, type Topology } from "../../topology";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { allTimings, instantOf, nextRunFrom, runsAhead, type Timing } from "./timing";

export const runsAgain = rule({
  id: "S01",
  slug: "runs-again",
  severity: "error",
  evidence: "verified",
  title: "A schedule has a run ahead of it",
  why: "AWS takes a schedule whose years or dates are past and never runs it: what it was to put to sleep stays awake, what it was to wake stays asleep.",
  remedy: "A schedule whose years and dates are ahead: leave the year as *, and end_date out.",
  source: schedulerGuide("schedule-types"),
  *check(topology, { now }) {
    for (const timing of allTimings(topology)) {
      const reasons = neverRuns(topology, timing, now);
      if (reasons.length > 0) {
        yield finding(timing.node, {
          what: reasons.map(({ what }) => what).join(", and "),
          fix: reasons.map(({ fix }) => fix).join(", and "),
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

function neverRuns(topology: Topology, timing: Timing, now: Date): readonly Reason[] {
  const { when, start, end } = timing;
  if (start === undefined && end === undefined && runsAhead(topology, timing, now).length > 0) {
    return [];
  }
  const reasons = [...expressionIsPast(timing, now), ...endIsPast(timing, now)];
  const bothKnown = when !== undefined && timing.zone !== undefined && !isUnknown(start) && !isUnknown(end);
  return reasons.length === 0 && bothKnown ? noRunBetween(timing, now) : reasons;
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

/** Each of its dates is ahead, and no run lies between them. */
function noRunBetween(timing: Timing, now: Date): readonly Reason[] {
  const { when, start, end, arguments: names } = timing;
  const until = instantOf(end);
  const run = nextRunFrom(timing, new Date(Math.max(now.getTime(), instantOf(start)?.getTime() ?? 0)));
  if (run !== undefined && (until === undefined || run <= until)) {
    return [];
  }
  const bounds = [
    ...(start === undefined ? [] : [`from ${String(start)}`]),
    ...(end === undefined ? [] : [`until ${String(end)}`]),
  ];
  return [
    {
      what: [`${String(when)} has no run`, ...(bounds.length === 0 ? ["any more"] : bounds)].join(" "),
      fix: `another ${names.expression}, or other dates`,
    },
  ];
}
