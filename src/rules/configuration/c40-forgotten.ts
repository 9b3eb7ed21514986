import { type Alarm, type AlarmState, type Forgotten, isKnown, nodeKey, type Topology } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

const COSTS = /_sagemaker_(?:endpoint|inference_component)$/;

export const forgotten = rule({
  id: "C40",
  slug: "forgotten",
  severity: "note",
  evidence: "verified",
  effect: effects.none,
  title: "A resource that Terraform forgets should be deleted, or managed elsewhere",
  why: "Terraform removes a forgotten resource from its state and keeps it in AWS. An endpoint or component keeps its instances and their cost. A target, policy, alarm or schedule continues to scale. No later plan shows the resource.",
  remedy:
    "Set lifecycle { destroy = true }, or import the resource into the configuration that manages it from now on.",
  source: "https://developer.hashicorp.com/terraform/language/block/removed",
  *check(topology) {
    for (const node of topology.forgotten) {
      const goesOn = COSTS.test(node.type) ? "cost money" : whatGoesOn(topology, nodeKey(node));
      if (goesOn !== undefined) {
        yield finding(node, {
          what: `${textOf(node)} leaves the Terraform state, and continues to ${goesOn} in AWS`,
          fix: "lifecycle { destroy = true }",
        });
      }
    }
  },
});

const STATES: readonly AlarmState[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/**
 * What keeps instances, and what goes on moving them. A type alone does not tell: Cloud Control makes anything, an alarm
 * may be about anything, and so may a schedule. A configuration, a model or a role does neither by itself.
 */
function whatGoesOn(topology: Topology, key: string): "cost money" | "scale" | undefined {
  const scalesBy = [
    ...topology.scalableTargets,
    ...topology.scalingPolicies,
    ...topology.scheduledActions,
    ...topology.alarms.filter((alarm) => scales(topology, alarm)),
    ...topology.schedules.filter((schedule) => topology.componentOf(schedule).kind !== "absent"),
  ];
  const isIn = (nodes: readonly { readonly address: string }[]) => nodes.some((node) => nodeKey(node) === key);
  return isIn(topology.inferenceComponents) ? "cost money" : isIn(scalesBy) ? "scale" : undefined;
}

const scales = (topology: Topology, alarm: Alarm): boolean =>
  topology.wakeAlarms.some((wake) => wake === alarm) ||
  STATES.some((state) => topology.policiesFiredBy(alarm, state).nodes.length > 0);

function textOf({ type, name, isReplaced }: Forgotten): string {
  const which = isReplaced ? "the replaced" : "the";
  return `${which} ${type}${isKnown(name) ? ` ${name}` : ""}`;
}
