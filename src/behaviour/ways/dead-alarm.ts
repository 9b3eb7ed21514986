import { areApart, isKnown, type MetricAlarm, type ScalingPolicy } from "../../topology";
import { alarmRefusal } from "./alarm-refusal";

export const COMPOSITE = "a composite alarm cannot run a scaling policy";

/** Why an alarm never runs a policy, whatever its metric is, as a clause about the alarm. */
export function cannotRun(alarm: MetricAlarm, policy: ScalingPolicy): string | undefined {
  if (areApart(alarm, policy)) {
    return `it is in ${String(alarm.region)}, and the policy that it runs is in ${String(policy.region)}`;
  }
  if (isKnown(alarm.thresholdMetricId)) {
    return "an anomaly detection alarm cannot run a scaling policy";
  }
  if (alarm.actionsEnabled === false) {
    return "its actions_enabled is false";
  }
  return alarmRefusal(alarm) ?? refusedTiming(alarm);
}

const SHORT_PERIODS: readonly number[] = [10, 20, 30];

/**
 * Why CloudWatch refuses the timing of an alarm.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
function refusedTiming(alarm: MetricAlarm): string | undefined {
  const { periodSeconds: period, evaluationPeriods: periods, datapointsToAlarm: datapoints } = alarm;
  if (isKnown(period) && !SHORT_PERIODS.includes(period) && (period <= 0 || period % 60 !== 0)) {
    return `its period is ${period}, and CloudWatch accepts 10, 20, 30 and multiples of 60`;
  }
  if (isKnown(periods) && isKnown(datapoints) && datapoints > periods) {
    return `its datapoints_to_alarm is ${datapoints}, and its evaluation_periods is ${periods}`;
  }
  return undefined;
}
