import { Cron } from "../../time";
import { isKnown } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { isRate, SCHEDULE_TYPES } from "./clock";
import { allTimings, scheduleTimings, type Timing } from "./timing";

export const cronSyntax = rule({
  id: "S04",
  slug: "cron-syntax",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWays,
  title: "A schedule expression must use the syntax of AWS",
  why: "AWS counts the days of the week from 1 (Sunday), and requires ? in one of the two day fields. It rejects a schedule in Unix syntax, or runs it on the wrong day.",
  remedy: "Write cron with six fields, days by name, and ? in day-of-month or day-of-week: cron(0 18 ? * FRI *).",
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
          what: `day-of-week ${written} is ${read} in AWS, and ${meant} in Unix`,
          fix: `write the days by name: ${meant}, or ${read} if that is intended`,
          severity: "warning",
        });
      }
    }
  },
});

/** Working days and weekends as Unix counts them. Their meaning in AWS is rarely intended. */
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
