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
  title: "The alarms of target tracking belong to Application Auto Scaling",
  why: "It writes and deletes them itself: an edit is overwritten, or breaks the policy's scaling for good.",
  remedy: "Remove the alarm from Terraform, and change the policy; an alarm of your own takes another name.",
  source: autoScalingGuide("application-auto-scaling-target-tracking"),
  *check(topology) {
    for (const alarm of topology.alarms) {
      if (isKnown(alarm.name) && alarm.name.startsWith("TargetTracking-")) {
        yield finding(alarm, {
          what: `alarm_name is ${JSON.stringify(alarm.name)}`,
          fix: "remove the alarm from Terraform (terraform state rm) and change the policy instead; an alarm of your own takes another name",
        });
      }
    }
  },
});
