import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { isRate } from "./clock";
import { actionTimings } from "./timing";

export const actionSchedule = rule({
  id: "S24",
  slug: "action-schedule",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWays,
  title: "A scheduled action must have a schedule and a time zone that AWS accepts",
  why: "Application Auto Scaling rejects other values. The action does not exist, and the capacity does not change.",
  remedy: "Write at(…), rate(…) or cron(…) with six fields, and the time zone of a city.",
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
