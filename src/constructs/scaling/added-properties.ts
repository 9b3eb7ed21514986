import { Cron } from "../../time/cron";
import { anything, date, duration, flag, listOf, madeBy, number, oneOf, plain, text } from "../checks/kinds";
import { unknownNumber, unknownText } from "../checks/placeholders";
import { objectOf, optional, type Properties, required } from "../checks/properties";
import { Metric } from "../metrics/metric";
import { AdjustmentType } from "./adjustment-type";
import { MissingData } from "./missing-data";
import type { ScalingSchedule } from "./scaling-schedule";
import type { ScalingInterval, StepScalingOptions } from "./step-scaling-options";
import type { TargetTrackingOptions } from "./target-tracking-options";

const intervalProperties: Properties<ScalingInterval> = {
  lower: optional(number),
  upper: optional(number),
  change: required(number, unknownNumber, "as in { lower: 10, change: 1 }"),
};

const unknownMetric = () => new Metric({ namespace: unknownText(), metricName: unknownText(), dimensions: {} });

/** What the options of `scaleOnMetric` may be. */
export const stepScalingProperties: Properties<StepScalingOptions> = {
  metric: required(madeBy(Metric, "new Metric({ … })"), unknownMetric, "as in component.metricInvocations()"),
  scalingSteps: required(listOf(objectOf(intervalProperties)), () => [], "as in [{ lower: 10, change: 1 }]"),
  adjustmentType: optional(oneOf("AdjustmentType", AdjustmentType)),
  minAdjustmentMagnitude: optional(number),
  cooldown: optional(duration),
  evaluationPeriods: optional(number),
  datapointsToAlarm: optional(number),
  treatMissingData: optional(oneOf("MissingData", MissingData)),
};

/** What the options of `scaleToTrackMetric` may be. The metric is read with its own properties. */
export const targetTrackingProperties: Properties<TargetTrackingOptions> = {
  targetValue: required(number, unknownNumber, "in the unit of the metric, above 0"),
  customMetric: optional(anything),
  predefinedMetric: optional(text),
  disableScaleIn: optional(flag),
  scaleInCooldown: optional(duration),
  scaleOutCooldown: optional(duration),
  policyName: optional(text),
};

const cron = plain("must be a Cron", (value) => value instanceof Cron, 'write it as in Cron.daily("08:00")');

/** What the options of `scaleOnSchedule` may be. */
export const scalingScheduleProperties: Properties<ScalingSchedule> = {
  schedule: required(cron, () => Cron.of(unknownText()), 'as in Cron.daily("08:00")'),
  timeZone: optional(text),
  minCapacity: optional(number),
  maxCapacity: optional(number),
  startTime: optional(date),
  endTime: optional(date),
};
