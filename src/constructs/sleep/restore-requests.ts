import type { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Expression } from "cdktf";
import { isToken } from "../checks/check";
import type { CapacityScaling } from "../scaling/capacity-scaling";

type Members = Readonly<Record<string, unknown>>;

/** A policy that is put again, and the alarm that has to call it again. */
export interface PolicyRequest {
  readonly policy: Members;
  /** Without its actions: the policy's ARN is known once the policy is there. */
  readonly alarm?: Members;
  /** Whether it is there, where Terraform alone knows. @default - it is */
  readonly condition?: Expression;
}

/**
 * The requests that bring back what scales a component, in the words of the APIs, read from the very resources that
 * Terraform deploys: a change of one is a change of the other.
 */
export function targetRequest({ target, bounds }: CapacityScaling): Members {
  return { ...resourceOf(target), MinCapacity: bounds.minimum.value, MaxCapacity: bounds.maximum.value };
}

/** All policies of the target, and the alarms of those that have one. */
export function policyRequests(scaling: CapacityScaling): PolicyRequest[] {
  const pairs: [AppautoscalingPolicy | undefined, CloudwatchMetricAlarm | undefined][] = [
    [scaling.trackingPolicy, undefined],
    [scaling.wakePolicy, scaling.wakeAlarm],
    [scaling.sleepPolicy, scaling.sleepAlarm],
    ...scaling.addedPolicies.map(({ policy, alarm }): (typeof pairs)[number] => [policy, alarm]),
  ];
  return pairs.flatMap(([policy, alarm]) =>
    policy === undefined
      ? []
      : [
          {
            policy: policyRequest(scaling, policy),
            alarm: alarm === undefined ? undefined : alarmRequest(alarm),
            condition: policy === scaling.sleepPolicy ? scaling.sleepsIf : undefined,
          },
        ],
  );
}

function resourceOf(target: CapacityScaling["target"]): Members {
  return {
    ServiceNamespace: target.serviceNamespaceInput,
    ResourceId: target.resourceIdInput,
    ScalableDimension: target.scalableDimensionInput,
  };
}

function policyRequest({ target }: CapacityScaling, policy: AppautoscalingPolicy): Members {
  const step = policy.stepScalingPolicyConfigurationInput;
  const adjustments = Array.isArray(step?.stepAdjustment) ? step.stepAdjustment : [];
  return {
    PolicyName: policy.nameInput,
    ...resourceOf(target),
    PolicyType: policy.policyTypeInput,
    TargetTrackingScalingPolicyConfiguration: apiCase(policy.targetTrackingScalingPolicyConfigurationInput),
    StepScalingPolicyConfiguration:
      step === undefined
        ? undefined
        : {
            AdjustmentType: step.adjustmentType,
            MinAdjustmentMagnitude: step.minAdjustmentMagnitude,
            MetricAggregationType: step.metricAggregationType,
            Cooldown: step.cooldown,
            // The provider takes bounds as text, the API as numbers.
            StepAdjustments: adjustments.map((adjustment) => ({
              MetricIntervalLowerBound: numberOf(adjustment.metricIntervalLowerBound),
              MetricIntervalUpperBound: numberOf(adjustment.metricIntervalUpperBound),
              ScalingAdjustment: adjustment.scalingAdjustment,
            })),
          },
  };
}

function alarmRequest(alarm: CloudwatchMetricAlarm): Members {
  return {
    AlarmName: alarm.alarmNameInput,
    AlarmDescription: alarm.alarmDescriptionInput,
    Namespace: alarm.namespaceInput,
    MetricName: alarm.metricNameInput,
    Dimensions: dimensionsOf(alarm.dimensionsInput),
    Statistic: alarm.statisticInput,
    ExtendedStatistic: alarm.extendedStatisticInput,
    Unit: alarm.unitInput,
    Period: alarm.periodInput,
    EvaluationPeriods: alarm.evaluationPeriodsInput,
    DatapointsToAlarm: alarm.datapointsToAlarmInput,
    ComparisonOperator: alarm.comparisonOperatorInput,
    Threshold: alarm.thresholdInput,
    TreatMissingData: alarm.treatMissingDataInput,
  };
}

function dimensionsOf(dimensions: Readonly<Record<string, string>> | undefined) {
  return dimensions === undefined ? undefined : Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

function numberOf(bound: string | undefined): number | undefined {
  return bound === undefined ? undefined : Number(bound);
}

/** The same members with capital letters: here the provider has the API's own words. */
function apiCase(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(apiCase);
  }
  if (typeof value !== "object" || value === null || isToken(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name.charAt(0).toUpperCase() + name.slice(1), apiCase(member)]),
  );
}
