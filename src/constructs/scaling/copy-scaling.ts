import type { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { ITerraformDependable, TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { nameShape, wrongKinds } from "../checks/check";
import { readProperties } from "../checks/properties";
import { CapacityScaling, type ScalingOptions } from "./capacity-scaling";
import { CopyTracking } from "./copy-tracking";
import { copyScalingProperties } from "./properties";
import { type WakeOptions, wakeAlarmTiming } from "./wake";
import { refusedRequests } from "./wake-alarm";

/** How the copies of an inference component go to zero and come back. */
export interface CopyScalingOptions extends ScalingOptions {
  /** Copies when everybody calls, at least 1. */
  readonly maxCopies: number;
  /** Copies when nobody calls. Above 0 the component, and with it the endpoint, never sleeps. @default 0 */
  readonly minCopies?: number;
  /** What the number of copies follows, and what takes it to zero. @default - 5 concurrent requests per copy */
  readonly tracking?: CopyTracking;
  /** How it comes back from zero. @default - one copy after one refused request */
  readonly wake?: WakeOptions;
}

export interface CopyScalingProps extends CopyScalingOptions {
  readonly inferenceComponentName: string;
  /** What must exist before the target can be registered. @default - nothing: the component exists elsewhere */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** The target is registered anew when one of these is replaced. @default - none */
  readonly replacedWith?: readonly TerraformResource[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}

/**
 * The scalable target of a component's copies, a policy that follows the load down to zero, and a policy and an alarm
 * that bring the first copies back. `InferenceComponent` creates one; on its own it scales a component that exists
 * elsewhere.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export class CopyScaling extends CapacityScaling {
  declare readonly wakePolicy: AppautoscalingPolicy;
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
      minCapacity: props.minCopies ?? 0,
      maxCapacity: props.maxCopies,
      boundProperties: ["minCopies", "maxCopies"],
      dependsOn: props.dependsOn ?? [],
      replacedWith: props.replacedWith ?? [],
      metric: tracking.metric,
      targetValue: tracking.target,
      reachesZero: true,
      // Requests that wait or stream count too: a long answer is not idle.
      load: { metricName: "ConcurrentRequestsPerCopy", dimensions: { InferenceComponentName: name } },
      wake: {
        property: "wake.copies",
        amount: copies,
        adjustment,
        cooldown,
        policyName,
        aggregation: "Maximum",
        alarm: wakeAlarmTiming(name, alarm),
        alarmDescription: `A request to ${name} was refused because it has no copy: wakes it`,
        metric: refusedRequests(name),
      },
      checks: [
        ...wrongKinds(problems),
        // Where the component is created here, it has said so itself.
        props.dependsOn === undefined ? nameShape("inferenceComponentName", name, limits.names.component) : undefined,
        ...tracking.check(),
      ],
    });
  }
}
