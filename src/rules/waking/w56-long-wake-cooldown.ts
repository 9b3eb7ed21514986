import { waysOf } from "../../behaviour";
import { Duration } from "../../time";
import { isKnown, type StepPolicy } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { alarmsThatWake, secondsToZero } from "./alarm-span";

export const longWakeCooldown = rule({
  id: "W56",
  slug: "long-wake-cooldown",
  severity: "note",
  evidence: "uncertain",
  effect: effects.none,
  title: "The cooldown of a wake policy should be shorter than the time that the endpoint needs to sleep",
  why: "Uncertain: AWS does not document whether a scale-in ends the cooldown. During the cooldown, a policy adds only capacity beyond what it has already added. A request after the next sleep and before the end of the cooldown may wake nothing.",
  remedy: "Set a cooldown of a few minutes, such as `cooldown = 300`.",
  source: autoScalingGuide("step-scaling-policy-overview"),
  *check(topology) {
    const reported = new Set<StepPolicy>();
    for (const { target, policy } of alarmsThatWake(topology)) {
      const idle = secondsToZero(waysOf(topology, target));
      const { cooldownSeconds: cooldown } = policy;
      if (idle !== undefined && isKnown(cooldown) && cooldown > idle && !reported.has(policy)) {
        reported.add(policy);
        yield finding(policy, {
          what: `cooldown is ${Duration.seconds(cooldown)}, and capacity is removed after ${Duration.seconds(idle)} without requests`,
          fix: { hcl: "cooldown = 300", typescript: "remove `wake.cooldown`" },
          about: [target],
        });
      }
    }
  },
});
