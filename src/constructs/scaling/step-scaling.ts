import type { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import type { Bound } from "../checks/bound";
import { atMost, type Check, durationRange, nameShape, range, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { ComparisonOperator } from "../metrics/alarm-options";
import { MetricStatistic } from "../metrics/metric-statistic";
import { attributeOf } from "../terraform/address";
import { stepScalingProperties } from "./added-properties";
import { AdjustmentType } from "./adjustment-type";
import { MissingData } from "./missing-data";
import type { ScalableCapacity } from "./scalable-capacity";
import { checkIntervals, type Side, stepsOf } from "./step-intervals";
import type { StepScalingOptions } from "./step-scaling-options";

const DEFAULT_COOLDOWN = Duration.minutes(5);
const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_OR_EQUAL_TO_THRESHOLD } = ComparisonOperator;

/** What is scaled, as a policy that is added to it knows it. */
export interface ScaledByStep {
  readonly capacity: ScalableCapacity;
  /** What the names of policies and alarms begin with. */
  readonly name: string;
  readonly maximum: Bound;
}

/** The step scaling policies that `scaleOnMetric` adds, and the alarms that run them. */
export class StepScaling extends Construct {
  /** @internal */
  static of(scope: Construct, id: string, written: StepScalingOptions, scaled: ScaledByStep): StepScaling {
    return new StepScaling(scope, id, written, scaled);
  }

  /** Runs while the metric is at a `lower` or above it; `undefined` if no step has one. */
  readonly upperPolicy?: AppautoscalingPolicy;
  /** Fires at the lowest `lower`; `undefined` if no step has one. */
  readonly upperAlarm?: CloudwatchMetricAlarm;
  /** Runs while the metric is at an `upper` or below it; `undefined` if no step has one. */
  readonly lowerPolicy?: AppautoscalingPolicy;
  /** Fires at the highest `upper`; `undefined` if no step has one. */
  readonly lowerAlarm?: CloudwatchMetricAlarm;

  private constructor(scope: Construct, id: string, written: StepScalingOptions, scaled: ScaledByStep) {
    super(scope, id);
    const { value: options, problems } = readProperties(stepScalingProperties, written);
    const preconditions = checkAll(this, [...problems, ...checkStepScaling(options, scaled)]);
    const [above, below] = [
      this.add("lower", options, scaled, preconditions),
      this.add("upper", options, scaled, preconditions),
    ];
    this.upperPolicy = above?.policy;
    this.upperAlarm = above?.alarm;
    this.lowerPolicy = below?.policy;
    this.lowerAlarm = below?.alarm;
  }

  /** @param side the bound that the steps have: a policy for those with `lower` is called the upper one */
  private add(
    side: Side,
    options: StepScalingOptions,
    { capacity, name }: ScaledByStep,
    preconditions: ReturnType<typeof checkAll>,
  ): { readonly policy: AppautoscalingPolicy; readonly alarm: CloudwatchMetricAlarm } | undefined {
    const found = stepsOf(options.scalingSteps, side);
    if (found === undefined) {
      return undefined;
    }
    const id = side === "lower" ? "Upper" : "Lower";
    const policyName = `${name}-${this.node.id}-${id.toLowerCase()}`;
    checkAll(this, [
      nameShape("the name of the policy", policyName, limits.names.policy),
      capacity.nameIsFree("the id", policyName),
    ]);
    const policy = capacity.addStepPolicy(this, id, {
      policyName,
      adjustmentType: options.adjustmentType ?? AdjustmentType.CHANGE_IN_CAPACITY,
      steps: found.steps,
      minAdjustmentMagnitude: options.minAdjustmentMagnitude,
      aggregation: aggregationOf(options.metric.statistic),
      cooldownSeconds: (options.cooldown ?? DEFAULT_COOLDOWN).toSeconds(),
      preconditions,
    });
    const alarm = options.metric.createAlarm(this, `${id}Alarm`, {
      alarmName: policyName,
      alarmDescription: `Runs the scaling policy ${policyName}`,
      threshold: found.threshold,
      comparisonOperator: side === "lower" ? GREATER_THAN_OR_EQUAL_TO_THRESHOLD : LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: options.evaluationPeriods,
      datapointsToAlarm: options.datapointsToAlarm,
      treatMissingData: options.treatMissingData ?? MissingData.NOT_BREACHING,
      alarmActions: [attributeOf(policy, "arn")],
      tags: capacity.tags,
      provider: capacity.provider,
    });
    return { policy, alarm };
  }
}

/** How the policy sums up several data points of the alarm: it has three ways, the alarm has more. */
function aggregationOf(statistic: string): string {
  return statistic === MetricStatistic.MINIMUM || statistic === MetricStatistic.MAXIMUM
    ? statistic
    : MetricStatistic.AVERAGE;
}

function checkStepScaling(options: StepScalingOptions, { maximum }: ScaledByStep): Check[] {
  const {
    scalingSteps,
    adjustmentType = AdjustmentType.CHANGE_IN_CAPACITY,
    minAdjustmentMagnitude,
    cooldown,
  } = options;
  const isExact = adjustmentType === AdjustmentType.EXACT_CAPACITY;
  return [
    ...checkIntervals(scalingSteps, isExact),
    ...(isExact
      ? scalingSteps.map(({ change }, index) =>
          atMost({ property: `scalingSteps[${index}].change`, value: change }, maximum, {
            advice: "Application Auto Scaling never exceeds the maximum",
            source: limits.scaling.maxCapacity.source,
          }),
        )
      : []),
    range("minAdjustmentMagnitude", minAdjustmentMagnitude, limits.scaling.wakeCapacity),
    unless(minAdjustmentMagnitude === undefined || adjustmentType === AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, {
      property: "minAdjustmentMagnitude",
      value: minAdjustmentMagnitude,
      requirement: "must be omitted without AdjustmentType.PERCENT_CHANGE_IN_CAPACITY",
      source: limits.scaling.cooldown.source,
    }),
    durationRange("cooldown", cooldown, limits.scaling.cooldown),
  ];
}
