import { Cron, type OffsetTransition, type SkippedRun, type TimeZone } from "../../time";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { SCHEDULE_TYPES } from "./clock";
import { allTimings } from "./timing";

const DAY = 86_400_000;

const MINUTE = 60_000;

export const skippedHour = rule({
  id: "S27",
  slug: "skipped-hour",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "A schedule should not run in the hour that daylight saving time skips",
  why: "When clocks move forward, one hour does not exist, and AWS skips a run in it. The endpoint stays awake or asleep until the next run.",
  remedy: "Choose a time outside the skipped hour.",
  source: SCHEDULE_TYPES,
  *check(topology, { now }) {
    const skips = new Skips(now);
    for (const { node, when, zone, arguments: names } of allTimings(topology)) {
      const skipped = when instanceof Cron && zone !== undefined ? skips.of(when, zone) : undefined;
      if (skipped !== undefined) {
        yield finding(node, {
          what: `${String(when)} is skipped at ${skipped.localTime} in ${String(zone)}`,
          fix: `a time in ${names.expression} outside the skipped hour`,
        });
      }
    }
  },
});

/** The first skipped run within a year. Cached: the search is slow, and many schedules have the same expression. */
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
