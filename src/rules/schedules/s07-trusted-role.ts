import { isKnown } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { mayTrustScheduler, rolesOfSchedules, SCHEDULER, trustStatements } from "./rights";

export const trustedRole = rule({
  id: "S07",
  slug: "trusted-role",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWaysOfOthers,
  title: "EventBridge Scheduler may assume the role of a schedule",
  why: "A schedule with a role that it may not assume fails at each run, and nothing sleeps or wakes. The execution role of SageMaker is usually such a role.",
  remedy: "Let scheduler.amazonaws.com assume the role, best one made for this alone.",
  source: schedulerGuide("setting-up"),
  *check(topology) {
    for (const [role, schedules] of rolesOfSchedules(topology)) {
      const statements = trustStatements(role);
      if (isKnown(statements) && !statements.some(mayTrustScheduler)) {
        yield finding(role, {
          what: `it is the role of ${schedules[0]?.address}, and its trust policy does not name ${SCHEDULER}`,
          fix: `in assume_role_policy: { Effect = "Allow", Principal = { Service = "${SCHEDULER}" }, Action = "sts:AssumeRole" }, best in a role of its own`,
          about: schedules,
        });
      }
    }
  },
});
