import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { IResolvable, ITerraformDependable, Precondition, TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { KnownBounds } from "../checks/bound";
import { attributeOf, replaceTriggeredBy } from "../terraform/address";
import { nonEmpty } from "../terraform/non-empty";
import type { TrackedMetric } from "./tracked-metric";

const NAMESPACE = "sagemaker";

/** What a scalable target and its policies have in common. */
export interface ScalableCapacityProps {
  readonly resourceId: string;
  readonly scalableDimension: string;
  readonly bounds: KnownBounds;
  readonly dependsOn: readonly ITerraformDependable[];
  /** The target is registered anew when one of these is replaced. */
  readonly replacedWith: readonly TerraformResource[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
}

/** A policy that follows a metric. */
export interface TrackingPolicyProps {
  readonly policyName: string;
  readonly metric: TrackedMetric;
  readonly target: number;
  readonly scaleInCooldownSeconds: number;
  readonly scaleOutCooldownSeconds: number;
  /** Capacity is taken away by something else. */
  readonly disableScaleIn: boolean | IResolvable;
}

/** A policy with one step, which an alarm calls. */
export interface StepPolicyProps {
  readonly policyName: string;
  readonly adjustmentType: string;
  readonly adjustment: number;
  readonly aggregation: string;
  readonly cooldownSeconds: number;
  /** From the alarm's threshold up, or from the threshold down. */
  readonly side: "above" | "below";
}

/**
 * A scalable target and the policies on it, as `Target`, `Tracking`, `Wake` … in the scope of the construct that owns
 * them.
 */
export class ScalableCapacity {
  readonly target: AppautoscalingTarget;
  constructor(
    private readonly scope: Construct,
    private readonly props: ScalableCapacityProps,
    preconditions: readonly Precondition[],
  ) {
    this.target = new AppautoscalingTarget(scope, "Target", {
      provider: props.provider,
      serviceNamespace: NAMESPACE,
      scalableDimension: props.scalableDimension,
      resourceId: props.resourceId,
      minCapacity: props.bounds.minimum.value,
      maxCapacity: props.bounds.maximum.value,
      tags: props.tags,
      dependsOn: nonEmpty(props.dependsOn),
      lifecycle: {
        replaceTriggeredBy: nonEmpty(replaceTriggeredBy(...props.replacedWith)),
        precondition: nonEmpty(preconditions),
      },
    });
  }

  addTrackingPolicy(id: string, tracking: TrackingPolicyProps): AppautoscalingPolicy {
    return new AppautoscalingPolicy(this.scope, id, {
      ...this.ofTarget,
      name: tracking.policyName,
      policyType: "TargetTrackingScaling",
      targetTrackingScalingPolicyConfiguration: {
        ...tracking.metric,
        targetValue: tracking.target,
        // Stated always: the provider sends 0 for an omitted cooldown, not the service's default of 300 s.
        scaleInCooldown: tracking.scaleInCooldownSeconds,
        scaleOutCooldown: tracking.scaleOutCooldownSeconds,
        disableScaleIn: tracking.disableScaleIn === false ? undefined : tracking.disableScaleIn,
      },
    });
  }

  addStepPolicy(id: string, step: StepPolicyProps): AppautoscalingPolicy {
    // The provider takes a bound as text, and a lost 0 would refuse the policy.
    const bound = step.side === "above" ? { metricIntervalLowerBound: "0" } : { metricIntervalUpperBound: "0" };
    return new AppautoscalingPolicy(this.scope, id, {
      ...this.ofTarget,
      name: step.policyName,
      policyType: "StepScaling",
      stepScalingPolicyConfiguration: {
        adjustmentType: step.adjustmentType,
        metricAggregationType: step.aggregation,
        cooldown: step.cooldownSeconds,
        stepAdjustment: [{ ...bound, scalingAdjustment: step.adjustment }],
      },
    });
  }

  /** What every policy says of the target. */
  private get ofTarget() {
    return {
      provider: this.props.provider,
      serviceNamespace: attributeOf(this.target, "service_namespace"),
      scalableDimension: attributeOf(this.target, "scalable_dimension"),
      resourceId: attributeOf(this.target, "resource_id"),
      // Deregistering a target deletes its policies on the server: they have to be created again with it.
      lifecycle: { replaceTriggeredBy: replaceTriggeredBy(this.target) },
    };
  }
}
