import { offsetHoursIn } from "../../time/zone-suggestion";
import { isKnown, type Optional } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { SCHEDULE_TYPES } from "./clock";
import { scheduleTimings } from "./timing";

export const timeZone = rule({
  id: "S02",
  slug: "time-zone",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWays,
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
