import { waysOf } from "../../behaviour";
import { instanceShape } from "../../catalogue/instance-shapes";
import { metricNamespaces } from "../../catalogue/metrics";
import { isKnown, type TargetTrackingPolicy, type Topology } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { isByTrackingAlone } from "./tracking-metric";

export const summedUtilization = rule({
  id: "Z19",
  slug: "summed-utilization",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "A target for CPU or GPU utilization should count all vCPUs or devices",
  why: "SageMaker sums the utilization over the cores or devices. On four of them, it ranges from 0 to 400 %. A target meant for 100 % keeps capacity that is not needed.",
  remedy: "Multiply `target_value` by the number of vCPUs or accelerators, or track a metric that counts requests.",
  source: sagemakerGuide("monitoring-cloudwatch"),
  *check(topology) {
    for (const policy of topology.targetTrackingPolicies) {
      const { customizedMetric, targetValue } = policy;
      const metricName = isKnown(customizedMetric) ? customizedMetric.metricName : undefined;
      const units = unitsBehind(topology, policy);
      if (units === undefined || mayGoOtherwise(topology, policy) || !isKnown(targetValue) || targetValue > 100) {
        continue;
      }
      const range = units.count === undefined ? `0 to 100 × the number of ${units.of}` : `0 to ${units.count * 100}`;
      yield finding(policy, {
        what: `target_value is ${targetValue}, and ${String(metricName)} ranges from ${range} on its instances`,
        fix: {
          hcl: `target_value = ${units.count === undefined ? `${targetValue} × the number of ${units.of}` : targetValue * units.count}, or a metric that counts requests`,
          typescript: "tracking: BacklogTracking.perInstance(…) or CopyTracking.concurrentRequestsPerCopy(…)",
        },
      });
    }
  },
});

interface Units {
  readonly of: "vCPUs" | "devices";
  /** Absent if the catalogue does not have the instance type. */
  readonly count?: number;
}

/** What the utilization is summed over; `undefined` for a single core or device, or if it is unknown. */
function unitsBehind(topology: Topology, policy: TargetTrackingPolicy): Units | undefined {
  const metric = isKnown(policy.customizedMetric) ? policy.customizedMetric : undefined;
  if (metric?.namespace !== metricNamespaces.instances) {
    return undefined;
  }
  const { metricName } = metric;
  const shape = shapeBehind(topology, policy);
  if (metricName === "CPUUtilization") {
    return shape === undefined ? { of: "vCPUs" } : { of: "vCPUs", count: shape.vcpus };
  }
  const ofDevices = metricName === "GPUUtilization" || metricName === "GPUMemoryUtilization";
  return ofDevices && shape !== undefined && shape.accelerators > 1
    ? { of: "devices", count: shape.accelerators }
    : undefined;
}

/** Whether something other than this metric may remove the capacity. */
function mayGoOtherwise(topology: Topology, policy: TargetTrackingPolicy): boolean {
  const target = topology.targetOf(policy).node;
  return target !== undefined && !isByTrackingAlone(waysOf(topology, target));
}

function shapeBehind(topology: Topology, policy: TargetTrackingPolicy) {
  const target = topology.targetOf(policy).node;
  const subject = target && topology.subjectOf(target).node;
  const instanceType =
    subject?.kind === "inference-component" ? topology.instanceTypeOf(subject) : subject?.instanceType;
  return isKnown(instanceType) ? instanceShape(instanceType) : undefined;
}
