import {
  type Alarm,
  type ComponentSpecification,
  type InferenceComponent,
  isKnown,
  type MetricAlarm,
  type ScalableTarget,
  type ScalingPolicy,
  type Schedule,
  type ScheduledAction,
  type StepAdjustment,
  type StepPolicy,
  type TargetTrackingPolicy,
  Unknown,
} from "../../topology";
import { type Difference, differences, type Field, field, inside } from "./field";

/** The bounds are compared apart: schedules move them. */
export const targetFields: readonly Field<ScalableTarget>[] = [
  field("dynamic_scaling_in_suspended", ({ suspended }) => inside(suspended, (state) => state.dynamicScalingIn), false),
  field(
    "dynamic_scaling_out_suspended",
    ({ suspended }) => inside(suspended, (state) => state.dynamicScalingOut),
    false,
  ),
  field("scheduled_scaling_suspended", ({ suspended }) => inside(suspended, (state) => state.scheduledScaling), false),
];

const trackingFields: readonly Field<TargetTrackingPolicy>[] = [
  field("target_value", (policy) => policy.targetValue),
  field("disable_scale_in", (policy) => policy.disableScaleIn, false),
  field("scale_in_cooldown", (policy) => policy.scaleInCooldownSeconds),
  field("scale_out_cooldown", (policy) => policy.scaleOutCooldownSeconds),
  field("predefined_metric_type", ({ predefinedMetric }) => inside(predefinedMetric, (metric) => metric.type)),
  field("namespace", ({ customizedMetric }) => inside(customizedMetric, (metric) => metric.namespace)),
  field("metric_name", ({ customizedMetric }) => inside(customizedMetric, (metric) => metric.metricName)),
  field("statistic", ({ customizedMetric }) => inside(customizedMetric, (metric) => metric.statistic)),
  field("dimensions", ({ customizedMetric }) => inside(customizedMetric, (metric) => metric.dimensions)),
];

const stepFields: readonly Field<StepPolicy>[] = [
  field("adjustment_type", (policy) => policy.adjustmentType),
  field("cooldown", (policy) => policy.cooldownSeconds),
  field("metric_aggregation_type", (policy) => policy.metricAggregationType, "Average"),
  field("min_adjustment_magnitude", (policy) => policy.minAdjustmentMagnitude),
  field("step_adjustment", ({ steps }) => inside(steps, stepTexts)),
];

export function policyDifferences(wanted: ScalingPolicy, live: ScalingPolicy): readonly Difference[] {
  if (wanted.kind === "target-tracking-policy" && live.kind === "target-tracking-policy") {
    return differences(trackingFields, wanted, live);
  }
  if (wanted.kind === "step-policy" && live.kind === "step-policy") {
    return differences(stepFields, wanted, live);
  }
  return differences([field("policy_type", (policy: ScalingPolicy) => policy.policyType)], wanted, live);
}

/** Such as `0 to inf: 1`, sorted: AWS can return them in another order. */
function stepTexts(steps: readonly StepAdjustment[]): readonly string[] | Unknown {
  const texts = steps.map(({ lowerBound, upperBound, adjustment }) =>
    [lowerBound, upperBound, adjustment].includes(Unknown)
      ? Unknown
      : `${lowerBound ?? "-inf"} to ${upperBound ?? "inf"}: ${adjustment}`,
  );
  return texts.every(isKnown) ? texts.sort() : Unknown;
}

export const actionFields: readonly Field<ScheduledAction>[] = [
  field("schedule", (action) => action.expression),
  field("timezone", (action) => action.timeZone, "UTC"),
  field("start_time", (action) => instant(action.startTime)),
  field("end_time", (action) => instant(action.endTime)),
  field("min_capacity", (action) => action.minCapacity),
  field("max_capacity", (action) => action.maxCapacity),
];

export const scheduleFields: readonly Field<Schedule>[] = [
  field("state", (schedule) => schedule.state, "ENABLED"),
  field("schedule_expression", (schedule) => schedule.expression),
  field("schedule_expression_timezone", (schedule) => schedule.timeZone, "UTC"),
  field("start_date", (schedule) => instant(schedule.startDate)),
  field("end_date", (schedule) => instant(schedule.endDate)),
  field("flexible_time_window.mode", (schedule) => schedule.flexibleWindowMode),
  field("maximum_window_in_minutes", (schedule) => schedule.maximumWindowMinutes),
  field("target.arn", (schedule) => schedule.targetArn),
  field("target.role_arn", (schedule) => schedule.roleArn),
  field("InferenceComponentName of its input", ({ input }) => inside(input, (to) => to.inferenceComponentName)),
  field("CopyCount of its input", ({ input }) => inside(input, (to) => to.copyCount)),
];

const commonAlarmFields: readonly Field<Alarm>[] = [field("actions_enabled", (alarm) => alarm.actionsEnabled, true)];

const metricAlarmFields: readonly Field<MetricAlarm>[] = [
  field("namespace", (alarm) => alarm.namespace),
  field("metric_name", (alarm) => alarm.metricName),
  field("dimensions", (alarm) => alarm.dimensions),
  field("statistic", (alarm) => alarm.statistic),
  field("extended_statistic", (alarm) => alarm.extendedStatistic),
  field("unit", (alarm) => alarm.unit),
  field("period", (alarm) => alarm.periodSeconds),
  field("evaluation_periods", (alarm) => alarm.evaluationPeriods),
  // The default is the number of periods.
  field("datapoints_to_alarm", (alarm) => alarm.datapointsToAlarm ?? alarm.evaluationPeriods),
  field("threshold", (alarm) => alarm.threshold),
  field("comparison_operator", (alarm) => alarm.comparisonOperator),
  field("treat_missing_data", (alarm) => alarm.treatMissingData, "missing"),
];

export const alarmDifferences = (wanted: Alarm, live: Alarm): readonly Difference[] => [
  ...differences(commonAlarmFields, wanted, live),
  ...(wanted.kind === "metric-alarm" && live.kind === "metric-alarm"
    ? differences(metricAlarmFields, wanted, live)
    : []),
];

/** The fields that a schedule overwrites when it creates the component. Autoscaling changes its copies. */
export const componentFields: readonly Field<InferenceComponent>[] = [
  ...specificationFields("ModelName", (specification) => specification.modelName),
  ...specificationFields("NumberOfAcceleratorDevicesRequired", ({ compute }) =>
    inside(compute, (required) => required.acceleratorDevices),
  ),
  ...specificationFields("NumberOfCpuCoresRequired", ({ compute }) => inside(compute, (required) => required.cpuCores)),
  ...specificationFields("MinMemoryRequiredInMb", ({ compute }) => inside(compute, (required) => required.minMemoryMb)),
];

function specificationFields(
  name: string,
  of: (specification: ComponentSpecification) => unknown,
): readonly Field<InferenceComponent>[] {
  return [field(name, ({ specification }) => inside(specification, of))];
}

/** Terraform keeps a time as configured, and AWS returns its own format. */
function instant(text: unknown): unknown {
  const time = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}
