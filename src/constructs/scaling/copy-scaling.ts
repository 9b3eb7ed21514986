import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { ITerraformDependable, TerraformProvider, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { durationRange, isToken, nameShape, range, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { uniqueName } from "../checks/unique-name";
import { byAddress } from "../terraform/address";
import { nonEmpty } from "../terraform/non-empty";
import { requireVersions } from "../terraform/provider-requirements";
import { CopyTracking } from "./copy-tracking";
import { checkWake, DEFAULT_WAKE_COOLDOWN, WakeAdjustment, type WakeOptions } from "./wake";
import { wakeAlarm } from "./wake-alarm";

/** How the copies of an inference component go to zero and come back. */
export interface CopyScalingOptions {
  /** Copies when everybody calls, at least 1. */
  readonly maxCopies: number;
  /** Copies when nobody calls. Above 0 the component, and with it the endpoint, never sleeps. @default 0 */
  readonly minCopies?: number;
  /** What the number of copies follows, and what takes it to zero. @default - 5 concurrent requests per copy */
  readonly tracking?: CopyTracking;
  /** Unique for the component. @default - the component's name and `-tracking` */
  readonly trackingPolicyName?: string;
  /** After copies went, until more may go. @default - 5 minutes, which is Application Auto Scaling's own */
  readonly scaleInCooldown?: Duration;
  /** After copies came, until more may come. @default - 5 minutes, which is Application Auto Scaling's own */
  readonly scaleOutCooldown?: Duration;
  /** How it comes back from zero. @default - one copy after one refused request */
  readonly wake?: WakeOptions;
}

export interface CopyScalingProps extends CopyScalingOptions {
  readonly inferenceComponentName: string;
  /** What must exist before the target can be registered. @default - nothing: the component exists elsewhere */
  readonly dependsOn?: ITerraformDependable[];
  /** The target is registered anew when one of these is replaced. @default - none */
  readonly replacedWith?: readonly TerraformResource[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}

const NAMESPACE = "sagemaker";
const DIMENSION = "sagemaker:inference-component:DesiredCopyCount";

// Stated always: the provider sends 0 for an omitted cooldown, not the service's default of 300 s.
const DEFAULT_COOLDOWN = Duration.minutes(5);

/**
 * The scalable target of a component's copies, a policy that follows the load down to zero, and a policy and an alarm
 * that bring the first copies back. `InferenceComponent` creates one; on its own it scales a component that exists
 * elsewhere.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export class CopyScaling extends Construct {
  readonly target: AppautoscalingTarget;
  readonly trackingPolicy: AppautoscalingPolicy;
  readonly wakePolicy: AppautoscalingPolicy;
  readonly wakeAlarm: CloudwatchMetricAlarm;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CopyScalingProps,
  ) {
    super(scope, id);
    const tracking = props.tracking ?? CopyTracking.concurrentRequestsPerCopy(5);
    const wake = props.wake ?? {};
    const conditions = this.check(tracking, wake);
    requireVersions(this);

    this.target = new AppautoscalingTarget(this, "Target", {
      provider: props.provider,
      serviceNamespace: NAMESPACE,
      scalableDimension: DIMENSION,
      resourceId: `inference-component/${props.inferenceComponentName}`,
      minCapacity: props.minCopies ?? 0,
      maxCapacity: props.maxCopies,
      tags: props.tags,
      dependsOn: props.dependsOn,
      lifecycle: {
        replaceTriggeredBy: props.replacedWith === undefined ? undefined : byAddress(...props.replacedWith),
        precondition: nonEmpty(conditions),
      },
    });
    const policy = this.policyOfTarget();
    this.trackingPolicy = new AppautoscalingPolicy(this, "Tracking", { ...policy, ...this.trackingSettings(tracking) });
    this.wakePolicy = new AppautoscalingPolicy(this, "Wake", { ...policy, ...this.wakeSettings(wake) });
    this.wakeAlarm = wakeAlarm(this, "WakeAlarm", {
      ...wake.alarm,
      inferenceComponentName: props.inferenceComponentName,
      policyArn: this.wakePolicy.arn,
      tags: props.tags,
      provider: props.provider,
    });
  }

  private get trackingPolicyName(): string {
    return this.props.trackingPolicyName ?? `${this.props.inferenceComponentName}-tracking`;
  }

  private wakePolicyName({ policyName }: WakeOptions): string {
    return policyName ?? `${this.props.inferenceComponentName}-wake`;
  }

  /** What both policies have. */
  private policyOfTarget() {
    const { serviceNamespace, scalableDimension, resourceId } = this.target;
    return {
      provider: this.props.provider,
      serviceNamespace,
      scalableDimension,
      resourceId,
      // Deregistering a target deletes its policies on the server: they have to be created again with it.
      lifecycle: { replaceTriggeredBy: byAddress(this.target) },
    };
  }

  private trackingSettings(tracking: CopyTracking) {
    const { scaleInCooldown, scaleOutCooldown } = this.props;
    return {
      name: this.trackingPolicyName,
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: {
        ...tracking.metric,
        targetValue: tracking.target,
        scaleInCooldown: (scaleInCooldown ?? DEFAULT_COOLDOWN).toSeconds(),
        scaleOutCooldown: (scaleOutCooldown ?? DEFAULT_COOLDOWN).toSeconds(),
      },
    };
  }

  private wakeSettings(wake: WakeOptions) {
    const { copies, adjustment, cooldown } = wake;
    return {
      name: this.wakePolicyName(wake),
      policyType: "StepScaling",
      stepScalingPolicyConfiguration: {
        adjustmentType: adjustment ?? WakeAdjustment.EXACT_CAPACITY,
        metricAggregationType: "Maximum",
        cooldown: (cooldown ?? DEFAULT_WAKE_COOLDOWN).toSeconds(),
        // From the threshold up: the provider takes the bound as text, and a lost 0 would refuse the policy.
        stepAdjustment: [{ metricIntervalLowerBound: "0", scalingAdjustment: copies ?? 1 }],
      },
    };
  }

  private check(tracking: CopyTracking, wake: WakeOptions) {
    const { props } = this;
    const { minCopies = 0, maxCopies, inferenceComponentName } = props;
    return checkAll(this, [
      range("maxCopies", maxCopies, limits.scaling.maxCopies),
      range("minCopies", props.minCopies, limits.scaling.minCopies),
      unless(isToken(minCopies) || isToken(maxCopies) || minCopies <= maxCopies, {
        property: "maxCopies",
        value: maxCopies,
        requirement: `must be at least minCopies, which is ${minCopies}`,
        source: limits.scaling.maxCopies.source,
      }),
      nameShape("trackingPolicyName", props.trackingPolicyName, limits.names.policy),
      unless(this.trackingPolicyName !== this.wakePolicyName(wake), {
        property: "trackingPolicyName",
        value: this.trackingPolicyName,
        requirement: "must differ from the name of the wake policy",
        advice: "a second policy of the same name overwrites the first",
        source: limits.scaling.targetValue.source,
      }),
      durationRange("scaleInCooldown", props.scaleInCooldown, limits.scaling.cooldown),
      durationRange("scaleOutCooldown", props.scaleOutCooldown, limits.scaling.cooldown),
      ...tracking.check(),
      ...checkWake(wake, maxCopies),
      uniqueName(this, "wake.alarm.alarmName", "alarm", wake.alarm?.alarmName ?? `${inferenceComponentName}-wake`),
    ]);
  }
}
