import { capacityOf, lowestMinimum } from "../../behaviour";
import { isKnown } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { targetOn } from "../mender";
import { CAPACITY_MINIMUM } from "../minimum-rule-ids";
import { rule } from "../rule";
import { ZERO_INSTANCES_GUIDE } from "./managed-minimum";
import { raisedForGood } from "./sleepers";

export const capacityMinimum = rule({
  id: CAPACITY_MINIMUM,
  slug: "capacity-minimum",
  severity: "error",
  evidence: "verified",
  effect: effects.holdsCapacity,
  title: "Every inference component and every asynchronous variant must be able to scale to 0",
  why: "A single copy that must stay keeps its instance running. The endpoint never sleeps.",
  remedy: "Set `min_capacity = 0`. For each scheduled action that raises the minimum, add one that sets it back to 0.",
  source: ZERO_INSTANCES_GUIDE,
  unless: ["S11", "Z16"],
  *check(topology, { now }) {
    for (const target of topology.scalableTargets) {
      const capacity = capacityOf(topology, target);
      if (!isKnown(capacity)) {
        continue;
      }
      const minimum = lowestMinimum(topology, target);
      const raised = minimum === 0 ? raisedForGood(topology, target, now) : undefined;
      if (isKnown(minimum) && minimum > 0) {
        const property = capacity === "copies" ? "minCopies" : "minInstanceCount";
        yield finding(target, {
          what: `min_capacity is ${minimum}`,
          fix: { hcl: "min_capacity = 0", typescript: `remove \`${property}\`` },
        });
      } else if (raised !== undefined) {
        yield finding(raised, {
          what: `it sets min_capacity = ${raised.minCapacity} on ${target.address}, and no scheduled action sets it back to 0`,
          fix: {
            hcl: "add an aws_appautoscaling_scheduled_action on the same target that sets min_capacity = 0 when the endpoint may sleep",
            typescript: "use addSleepWindow(…), which adds both",
          },
          about: [target],
        });
      }
    }
  },
  mend(reported, account) {
    const target = targetOn(reported, account);
    const minimum = target?.minCapacity;
    return target !== undefined && isKnown(minimum) && minimum > 0
      ? account.changeTarget(target, { minCapacity: 0 })
      : undefined;
  },
});
