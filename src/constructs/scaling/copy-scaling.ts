import type { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { ITerraformDependable, TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { nameShape } from "../checks/check";
import { readProperties } from "../checks/properties";
import { CapacityScaling, type ScalingOptions } from "./capacity-scaling";
import { CopyTracking } from "./copy-tracking";
import { copyScalingProperties } from "./properties";
import { type WakeOptions, wakeAlarmTiming } from "./wake";
import { refusedRequests } from "./wake-alarm";

/** How the copies of an inference component scale to zero and from zero. */
export interface CopyScalingOptions extends ScalingOptions {
  /** Maximum number of copies. Must be at least 1. */
  readonly maxCopies: number;
  /** Minimum number of copies, at least 0. Above 0, the component and its endpoint never sleep. @default 0 */
  readonly minCopies?: number;
  /** Metric and target of the target tracking policy. @default - 5 concurrent requests per copy */
  readonly tracking?: CopyTracking;
  /** How the component wakes. @default - one copy after one refused request */
  readonly wake?: WakeOptions;
}

/** Properties of `CopyScaling`. */
export interface CopyScalingProps extends CopyScalingOptions {
  /** Name of the inference component that is scaled. */
  readonly inferenceComponentName: string;
  /** What must exist before the scalable target is registered. @default - nothing: the component is managed elsewhere */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Resources whose replacement registers the scalable target again. @default - none */
  readonly replacedWith?: readonly TerraformResource[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}

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
