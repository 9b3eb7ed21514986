import {
  AppautoscalingPolicy,
  type AppautoscalingPolicyStepScalingPolicyConfigurationStepAdjustment,
} from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { IResolvable, ITerraformDependable, Precondition, TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import type { KnownBounds } from "../checks/bound";
import { type Check, isToken, unless } from "../checks/check";
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
  /** @default - none */
  readonly preconditions?: readonly Precondition[];
}

/** A policy that an alarm calls. */
export interface StepPolicyProps {
  readonly policyName: string;
  readonly adjustmentType: string;
  readonly steps: readonly StepAdjustment[];
  /** The least that a change in percent adds or removes. @default - 1, the default of Application Auto Scaling */
  readonly minAdjustmentMagnitude?: number;
  readonly aggregation: string;
  readonly cooldownSeconds: number;
  /** @default - none */
  readonly preconditions?: readonly Precondition[];
}

/** What a policy does in a part of the metric. Bounds are differences from the threshold of the alarm. */
export type StepAdjustment = AppautoscalingPolicyStepScalingPolicyConfigurationStepAdjustment;

/**
 * One step for all values from the threshold up, or from the threshold down. The provider takes a bound as text, and a lost
 * 0 would refuse the policy.
 */
export const oneStep = (side: "above" | "below", scalingAdjustment: number): readonly StepAdjustment[] => [
  { ...(side === "above" ? { metricIntervalLowerBound: "0" } : { metricIntervalUpperBound: "0" }), scalingAdjustment },
];

/** A scalable target, and the policies on it. */
export class ScalableCapacity {
  readonly target: AppautoscalingTarget;
  private readonly policyNames = new Set<string>();

  constructor(
    scope: Construct,
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

  get tags(): ScalableCapacityProps["tags"] {
    return this.props.tags;
  }

  get provider(): ScalableCapacityProps["provider"] {
    return this.props.provider;
  }

  /** No policy of the target has the name yet. */
  nameIsFree(property: string, name: string): Check {
    return unless(isToken(name) || !this.policyNames.has(name), {
      property,
      value: name,
      requirement: "must differ from the names of the other policies",
      advice: "a second policy of the same name overwrites the first",
      source: limits.scaling.targetValue.source,
    });
  }

  addTrackingPolicy(scope: Construct, id: string, tracking: TrackingPolicyProps): AppautoscalingPolicy {
    return new AppautoscalingPolicy(scope, id, {
      ...this.ofTarget(tracking),
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

  addStepPolicy(scope: Construct, id: string, step: StepPolicyProps): AppautoscalingPolicy {
    return new AppautoscalingPolicy(scope, id, {
      ...this.ofTarget(step),
      policyType: "StepScaling",
      stepScalingPolicyConfiguration: {
        adjustmentType: step.adjustmentType,
        minAdjustmentMagnitude: step.minAdjustmentMagnitude,
        metricAggregationType: step.aggregation,
        cooldown: step.cooldownSeconds,
        stepAdjustment: [...step.steps],
      },
    });
  }

  /** What every policy says of the target. */
  private ofTarget({ policyName, preconditions = [] }: TrackingPolicyProps | StepPolicyProps) {
    this.policyNames.add(policyName);
    return {
      name: policyName,
      provider: this.props.provider,
      serviceNamespace: attributeOf(this.target, "service_namespace"),
      scalableDimension: attributeOf(this.target, "scalable_dimension"),
      resourceId: attributeOf(this.target, "resource_id"),
      lifecycle: {
        // Deregistering a target deletes its policies on the server: they have to be created again with it.
        replaceTriggeredBy: replaceTriggeredBy(this.target),
        precondition: nonEmpty(preconditions),
      },
    };
  }
}
