import { Cron, OneTime } from "../../time";
import { isKnown } from "../../topology";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { allTimings, instantOf, type Timing } from "./timing";

const MINUTE = 60_000;

export const datesInUtc = rule({
  id: "S03",
  slug: "dates-in-utc",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "The start and end dates of a schedule should be in UTC",
  why: "AWS reads these dates in UTC, whatever the time zone of the schedule. EventBridge Scheduler ignores them for an at() expression. The first or the last run is then not the intended one.",
  remedy: "Write start_date and end_date in UTC, or remove them.",
  source: schedulerGuide("schedule-types"),
  unless: ["S01"],
  *check(topology) {
    for (const timing of allTimings(topology)) {
      if (timing.when instanceof OneTime) {
        yield* unreadDates(timing);
      } else {
        yield* localDates(timing);
      }
    }
  },
});

/** Application Auto Scaling does not document what it does with them. */
function* unreadDates({ node, when, start, end, arguments: names }: Timing): Generator<Report> {
  const set = [...(start === undefined ? [] : [names.start]), ...(end === undefined ? [] : [names.end])];
  if (node.kind === "schedule" && set.length > 0) {
    const which = set.join(" and ");
    yield finding(node, {
      what: `${which} ${set.length === 1 ? "is" : "are"} ignored for ${String(when)}`,
      fix: `remove ${which}`,
    });
  }
}

/** Dates at midnight in UTC on a schedule with another time zone. */
function* localDates(timing: Timing): Generator<Report> {
  const { node, zone, start, end, arguments: names } = timing;
  for (const [written, name] of [
    [start, names.start],
    [end, names.end],
  ] as const) {
    const local =
      isKnown(written) && /T(00:00|23:59)(:\d{2})?(\.\d+)?Z?$/.test(written)
        ? localInstant(timing, written)
        : undefined;
    if (local !== undefined) {
      yield finding(node, {
        what: `${name} is ${String(written)} in UTC, and a run lies between this time and the same local time in ${String(zone)}`,
        fix: `${name} = "${local.toISOString().replace(".000Z", "Z")}" for that time in ${String(zone)}`,
      });
    }
  }
}

/** The instant of a date in local time, if the difference from UTC changes the runs. */
function localInstant({ when, zone }: Timing, written: string): Date | undefined {
  const inUtc = instantOf(written);
  const offset = inUtc === undefined ? undefined : zone?.offsetMinutesAt(inUtc);
  if (inUtc === undefined || zone === undefined || offset === undefined || offset === 0 || !(when instanceof Cron)) {
    return undefined;
  }
  const local = new Date(inUtc.getTime() - offset * MINUTE);
  const [earlier, later] = local < inUtc ? [local, inUtc] : [inUtc, local];
  const run = when.next(earlier, zone);
  return run !== undefined && run < later ? local : undefined;
}
