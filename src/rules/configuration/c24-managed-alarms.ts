import { isKnown } from "../../topology";
import { autoScalingGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const managedAlarms = rule({
  id: "C24",
  slug: "managed-alarms",
  severity: "error",
  evidence: "verified",
  effect: effects.holdsCapacity,
  title: "Terraform must not manage the alarms of target tracking",
  why: "Application Auto Scaling writes and deletes these alarms itself. It overwrites an edit, or the edit breaks the scaling of the policy permanently.",
  remedy: "Remove the alarm from Terraform, and change the policy. Give an alarm of your own another name.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      if (isKnown(alarm.name) && alarm.name.startsWith("TargetTracking-")) {
        yield finding(alarm, {
          what: `alarm_name is ${JSON.stringify(alarm.name)}`,
          fix: "remove the alarm from Terraform (terraform state rm) and change the policy instead; give an alarm of your own another name",
        });
      }
    }
  },
});
