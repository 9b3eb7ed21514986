import type { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { nameShape } from "../checks/check";
import { readProperties } from "../checks/properties";
import { CapacityScaling } from "./capacity-scaling";
import type { CopyScalingProps } from "./copy-scaling-props";
import { CopyTracking } from "./copy-tracking";
import { copyScalingProperties } from "./properties";
import { wakeAlarmTiming } from "./wake";
import { refusedRequests } from "./wake-alarm";

/**
 * The scalable target for the copies of an inference component, a target tracking policy that scales to zero, and a wake
 * policy with its wake alarm. `InferenceComponent` creates one. Create one yourself to scale a component that is managed
 * elsewhere.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export class CopyScaling extends CapacityScaling {
  /** Scales from zero when the wake alarm fires. */
  declare readonly wakePolicy: AppautoscalingPolicy;
  /** Fires on a refused request. */
  declare readonly wakeAlarm: CloudwatchMetricAlarm;

  constructor(scope: Construct, id: string, written: CopyScalingProps) {
    const { value: props, problems } = readProperties(copyScalingProperties, written);
    const name = props.inferenceComponentName;
    const { copies, adjustment, cooldown, policyName, alarm } = props.wake ?? {};
    const tracking = props.tracking ?? CopyTracking.concurrentRequestsPerCopy(5);
    super(scope, id, {
      ...props,
      name,
      resourceId: `inference-component/${name}`,
      scalableDimension: "sagemaker:inference-component:DesiredCopyCount",
      bounds: {
        minimum: { property: "minCopies", value: props.minCopies ?? 0 },
        maximum: { property: "maxCopies", value: props.maxCopies },
      },
      dependsOn: props.dependsOn ?? [],
      replacedWith: props.replacedWith ?? [],
      metric: tracking.metric,
      targetValue: tracking.target,
      reachesZero: true,
      // Requests that wait or stream count too: a long answer is not idle.
      load: { metricName: "ConcurrentRequestsPerCopy", dimensions: { InferenceComponentName: name } },
      wake: {
        amount: { property: "wake.copies", value: copies },
        adjustment,
        cooldown,
        policyName,
        aggregation: "Maximum",
        alarm: wakeAlarmTiming(name, alarm),
        alarmDescription: `A request to ${name} was refused because it has no copy: wakes it`,
        metric: refusedRequests(name),
      },
      checks: [
        ...problems,
        // Where the component is created here, it has said so itself.
        props.dependsOn === undefined ? nameShape("inferenceComponentName", name, limits.names.component) : undefined,
        ...tracking.check(),
      ],
    });
  }
}
