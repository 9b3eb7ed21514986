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
  title: "A schedule's time zone must be an IANA time zone name",
  why: "EventBridge Scheduler requires a name from the IANA time zone database. AWS does not document whether it accepts an offset such as UTC+1. An offset does not follow daylight saving time: for half of the year, the schedule runs one hour early or late.",
  remedy: 'Use the time zone of a city, such as "Europe/Paris".',
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

/** An offset, or an old name that is still in the database. */
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
