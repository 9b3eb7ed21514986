import type {
  CustomizedMetricSpecification,
  ScheduledAction as DescribedAction,
  ScalingPolicy as DescribedPolicy,
  ScalableTarget as DescribedTarget,
  StepScalingPolicyConfiguration,
  TargetTrackingScalingPolicyConfiguration,
} from "@aws-sdk/client-application-auto-scaling";
import type { ScalableIdentity, ScalableTarget } from "../../nodes/scalable-target";
import type { CustomizedMetric, ScalingPolicy } from "../../nodes/scaling-policy";
import type { ScheduledAction } from "../../nodes/scheduled-action";
import { Unknown } from "../../unknown";
import { at } from "./origin";
import { queriedMetrics } from "./queried-metrics";

/**
 * What a policy has whose cooldown was never said. (Terraform's AWS provider says 0 then, which is another thing.)
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html
 */
const DEFAULT_COOLDOWN_SECONDS = 300;

const identity = (described: DescribedTarget | DescribedPolicy | DescribedAction): ScalableIdentity => ({
  serviceNamespace: described.ServiceNamespace ?? Unknown,
  resourceId: described.ResourceId ?? Unknown,
  scalableDimension: described.ScalableDimension ?? Unknown,
});

export const scalableTarget = (described: DescribedTarget): ScalableTarget => ({
  kind: "scalable-target",
  // Its ARN is optional in the API.
  ...at(described.ScalableTargetARN ?? `${described.ScalableDimension} of ${described.ResourceId}`),
  ...identity(described),
  minCapacity: described.MinCapacity,
  maxCapacity: described.MaxCapacity,
  suspended: described.SuspendedState && {
    dynamicScalingIn: described.SuspendedState.DynamicScalingInSuspended,
    dynamicScalingOut: described.SuspendedState.DynamicScalingOutSuspended,
    scheduledScaling: described.SuspendedState.ScheduledScalingSuspended,
  },
  ignoredChanges: Unknown,
});

export const scheduledAction = (described: DescribedAction): ScheduledAction => ({
  kind: "scheduled-action",
  ...at(described.ScheduledActionARN ?? ""),
  ...identity(described),
  name: described.ScheduledActionName ?? Unknown,
  expression: described.Schedule,
  // Absent when it was not set, and then it is UTC.
  timeZone: described.Timezone,
  startTime: described.StartTime?.toISOString(),
  endTime: described.EndTime?.toISOString(),
  minCapacity: described.ScalableTargetAction?.MinCapacity,
  maxCapacity: described.ScalableTargetAction?.MaxCapacity,
});

export function scalingPolicy(described: DescribedPolicy): ScalingPolicy {
  const tracking = described.TargetTrackingScalingPolicyConfiguration;
  const step = described.StepScalingPolicyConfiguration;
  const policy = {
    ...at(described.PolicyARN ?? ""),
    ...identity(described),
    name: described.PolicyName ?? Unknown,
    arn: described.PolicyARN,
    policyType: described.PolicyType,
    hasTargetTrackingConfiguration: tracking !== undefined,
    hasStepConfiguration: step !== undefined,
  };
  if (tracking !== undefined) {
    return { kind: "target-tracking-policy", ...policy, ...targetTracking(tracking) };
  }
  return step === undefined
    ? { kind: "other-policy", ...policy }
    : { kind: "step-policy", ...policy, ...stepScaling(step) };
}

function targetTracking(configuration: TargetTrackingScalingPolicyConfiguration) {
  const predefined = configuration.PredefinedMetricSpecification;
  const customized = configuration.CustomizedMetricSpecification;
  return {
    targetValue: configuration.TargetValue,
    disableScaleIn: configuration.DisableScaleIn,
    scaleInCooldownSeconds: configuration.ScaleInCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    scaleOutCooldownSeconds: configuration.ScaleOutCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    predefinedMetric: predefined && {
      type: predefined.PredefinedMetricType,
      resourceLabel: predefined.ResourceLabel,
    },
    customizedMetric: customized && customizedMetric(customized),
  };
}

/** Its own metric, or that of its one query. */
function customizedMetric(metric: CustomizedMetricSpecification): CustomizedMetric {
  const [query, ...others] = metric.Metrics ?? [];
  const stat = query?.Expression === undefined && others.length === 0 ? query?.MetricStat : undefined;
  const { Namespace, MetricName, Dimensions = [] } = stat?.Metric ?? metric;
  return {
    namespace: Namespace,
    metricName: MetricName,
    statistic: stat === undefined ? metric.Statistic : stat.Stat,
    unit: (stat ?? metric).Unit,
    dimensions: new Map(Dimensions.map(({ Name, Value }) => [Name ?? "", Value ?? Unknown])),
    usesMetricMath: stat === undefined && metric.Metrics !== undefined,
    ...(stat === undefined &&
      metric.Metrics !== undefined && {
        queried: queriedMetrics(metric.Metrics),
      }),
  };
}

const stepScaling = (configuration: StepScalingPolicyConfiguration) => ({
  adjustmentType: configuration.AdjustmentType,
  cooldownSeconds: configuration.Cooldown ?? DEFAULT_COOLDOWN_SECONDS,
  metricAggregationType: configuration.MetricAggregationType,
  minAdjustmentMagnitude: configuration.MinAdjustmentMagnitude,
  steps: (configuration.StepAdjustments ?? []).map((step) => ({
    lowerBound: step.MetricIntervalLowerBound,
    upperBound: step.MetricIntervalUpperBound,
    adjustment: step.ScalingAdjustment,
  })),
});
