import { isKnown } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

const MOST = { policies: 50, scheduledActions: 200, steps: 20 } as const;

export const scalingQuotas = rule({
  id: "C25",
  slug: "scaling-quotas",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "A scalable target must have at most 50 policies and 200 scheduled actions, and a policy at most 20 steps",
  why: "Application Auto Scaling rejects what exceeds its quotas.",
  remedy: "Stay within the quota that the finding states.",
  source: "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-limits.html",
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const policies = topology.policiesOf(target).nodes.length;
      const actions = topology.scheduledActionsOf(target).nodes.length;
      if (policies > MOST.policies) {
        yield finding(target, { what: `it has ${policies} scaling policies`, fix: `keep at most ${MOST.policies}` });
      }
      if (actions > MOST.scheduledActions) {
        yield finding(target, {
          what: `it has ${actions} scheduled actions`,
          fix: `keep at most ${MOST.scheduledActions}`,
        });
      }
    }
    for (const policy of topology.stepPolicies) {
      if (isKnown(policy.steps) && policy.steps.length > MOST.steps) {
        yield finding(policy, { what: `it has ${policy.steps.length} steps`, fix: `keep at most ${MOST.steps}` });
      }
    }
  },
});
