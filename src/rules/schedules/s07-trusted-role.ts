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
  title: "EventBridge Scheduler must be allowed to assume the role of a schedule",
  why: "If it cannot assume the role, each run fails, and nothing sleeps or wakes. The execution role of SageMaker usually does not allow it.",
  remedy: "Allow scheduler.amazonaws.com to assume the role. Preferably use a role for this purpose only.",
  source: schedulerGuide("setting-up"),
  *check(topology) {
    for (const [role, schedules] of rolesOfSchedules(topology)) {
      const statements = trustStatements(role);
      if (isKnown(statements) && !statements.some(mayTrustScheduler)) {
        yield finding(role, {
          what: `it is the role of ${schedules[0]?.address}, and its trust policy does not name ${SCHEDULER}`,
          fix: `in assume_role_policy: { Effect = "Allow", Principal = { Service = "${SCHEDULER}" }, Action = "sts:AssumeRole" }, preferably in a separate role`,
          about: schedules,
        });
      }
    }
  },
});
