import { isKnown, type MetricAlarm, type Optional } from "../../topology";

const COMPARISONS = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
];
const BANDS = ["LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold"];
const STATISTICS = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"];
const MISSING_DATA = ["breaching", "notBreaching", "ignore", "missing"];

const MOST_DESCRIPTION = 1024;

/** A percentile, or a trimmed statistic such as `TM(10%:90%)`. */
const EXTENDED = /^(p(\d{1,2}(\.\d{1,10})?|100)|(tm|wm|tc|ts)(\d{1,2}(\.\d{1,10})?|100)|(TM|WM|PR|TC|TS)\(.+\)|IQM)$/;

export const isStatistic = (text: string): boolean => STATISTICS.includes(text);

/**
 * Why CloudWatch refuses an alarm, whatever its metric is, as a clause about the alarm. Other rules check its period.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function alarmRefusal(alarm: MetricAlarm): string | undefined {
  const { description, returnedQueries: returned } = alarm;
  if (isKnown(description) && description.length > MOST_DESCRIPTION) {
    return `its alarm_description has ${description.length} characters, and CloudWatch accepts ${MOST_DESCRIPTION}`;
  }
  if (isKnown(returned) && returned !== 1) {
    return returned === 0
      ? "none of its metric_query blocks has return_data = true"
      : `${returned} of its metric_query blocks have return_data = true, and CloudWatch accepts one`;
  }
  const { statistic, extendedStatistic, comparisonOperator, threshold, thresholdMetricId, treatMissingData } = alarm;
  if (isKnown(alarm.metricName) && alarm.usesMetricQueries) {
    return "it has a metric_name and a metric_query, and CloudWatch accepts one of the two";
  }
  if (alarm.metricName === undefined && !alarm.usesMetricQueries && isKnown(alarm.namespace)) {
    return "it has no metric_name";
  }
  // An alarm on an expression has no statistic, and an alarm on a PromQL query no threshold either.
  if (isKnown(alarm.metricName)) {
    if (statistic === undefined && extendedStatistic === undefined) {
      return "it has no statistic";
    }
    if (isKnown(statistic) && isKnown(extendedStatistic)) {
      return `it has a statistic, ${statistic}, and an extended_statistic, ${extendedStatistic}, and CloudWatch accepts one of the two`;
    }
    if (comparisonOperator === undefined) {
      return "it has no comparison_operator";
    }
    if (threshold === undefined && thresholdMetricId === undefined) {
      return "it has no threshold";
    }
  }
  if (isKnown(comparisonOperator) && BANDS.includes(comparisonOperator) && thresholdMetricId === undefined) {
    return `its comparison_operator is ${comparisonOperator}, which requires a threshold_metric_id, and it has none`;
  }
  const periods = alarm.evaluationPeriods;
  const datapoints = alarm.datapointsToAlarm;
  if ((isKnown(periods) && periods < 1) || (isKnown(datapoints) && datapoints < 1)) {
    return isKnown(periods) && periods < 1
      ? `its evaluation_periods is ${periods}, and the minimum in CloudWatch is 1`
      : `its datapoints_to_alarm is ${String(datapoints)}, and the minimum in CloudWatch is 1`;
  }
  return (
    unlisted("comparison_operator", comparisonOperator, COMPARISONS, BANDS) ??
    unlisted("statistic", statistic, STATISTICS) ??
    unlisted("treat_missing_data", treatMissingData, MISSING_DATA) ??
    (isKnown(extendedStatistic) && !EXTENDED.test(extendedStatistic)
      ? `its extended_statistic is ${JSON.stringify(extendedStatistic)}, which CloudWatch does not list`
      : undefined)
  );
}

const unlisted = (
  name: string,
  value: Optional<string>,
  shown: readonly string[],
  others: readonly string[] = [],
): string | undefined =>
  isKnown(value) && ![...shown, ...others].includes(value)
    ? `its ${name} is ${JSON.stringify(value)}, and CloudWatch accepts ${shown.join(", ")}`
    : undefined;
