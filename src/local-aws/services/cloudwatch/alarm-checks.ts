import type { NewAlarm } from "./alarm-shapes";
import { invalidValue, validationError } from "./errors";
import { checkMath } from "./math/evaluate";
import { MathError } from "./math/syntax";
import { checkQueries, type MetricQuery } from "./metric-query";

const DAY = 86_400;
const WEEK = 7 * DAY;
const SHORT_PERIODS = [10, 20, 30];

/** @throws AwsError for what CloudWatch refuses */
export function checkAlarm(alarm: NewAlarm): void {
  checkActions(alarm);
  checkStatistic(alarm);
  checkPeriods(alarm);
  if (alarm.Metrics !== undefined) {
    checkMetrics(alarm.Metrics, alarm.ThresholdMetricId);
  }
}

function checkActions({ OKActions = [], AlarmActions = [], InsufficientDataActions = [] }: NewAlarm): void {
  const wrong = [...OKActions, ...AlarmActions, ...InsufficientDataActions].find((action) => !/^arn:/.test(action));
  if (wrong !== undefined) {
    throw validationError(`Invalid arn syntax: ${wrong}`);
  }
}

/** Percentiles, trimmed means and their kind. */
const EXTENDED = /^(?:(?:p|tm|tc|ts|wm)(?:\d{1,2}(?:\.\d+)?|100)|(?:TM|TC|TS|WM|PR)\([^()]*:[^()]*\)|IQM)$/;

function checkStatistic(alarm: NewAlarm): void {
  const { MetricName, Statistic, ExtendedStatistic, Metrics, EvaluateLowSampleCountPercentile: few } = alarm;
  if ((MetricName === undefined) === (Metrics === undefined)) {
    throw invalidValue("Exactly one of MetricName and Metrics must be specified.");
  }
  if (MetricName !== undefined && (Statistic === undefined) === (ExtendedStatistic === undefined)) {
    throw invalidValue("Exactly one of Statistic and ExtendedStatistic must be specified.");
  }
  if (ExtendedStatistic !== undefined && !EXTENDED.test(ExtendedStatistic)) {
    throw invalidValue(`The value ${ExtendedStatistic} for parameter ExtendedStatistic is not supported.`);
  }
  if (few !== undefined && few !== "evaluate" && few !== "ignore") {
    throw validationError(
      `Option ${few} is not supported. Supported options for parameter EvaluateLowSampleCountPercentile are evaluate and ignore.`,
    );
  }
}

/** An alarm looks at one series: a threshold that is a band is looked at beside it. */
function checkMetrics(metrics: readonly MetricQuery[], thresholdId: string | undefined): void {
  checkQueries(metrics, "Metrics");
  const returned = metrics.filter(({ Id, ReturnData }) => ReturnData !== false && Id !== thresholdId);
  if (returned.length !== 1) {
    throw validationError(`Exactly one element of the metrics list should return data.`);
  }
  for (const { Id, Expression } of metrics) {
    try {
      checkMath(Expression ?? Id);
    } catch (error) {
      throw error instanceof MathError ? validationError(`Error in expression '${Id}': ${error.message}`) : error;
    }
  }
}

function checkPeriods({ Period, EvaluationPeriods, DatapointsToAlarm }: NewAlarm): void {
  if (DatapointsToAlarm !== undefined && DatapointsToAlarm > EvaluationPeriods) {
    throw invalidValue("DatapointsToAlarm must be less than or equal to EvaluationPeriods.");
  }
  if (Period === undefined) {
    return;
  }
  if (!SHORT_PERIODS.includes(Period) && Period % 60 !== 0) {
    throw invalidValue("Period must be 10, 20, 30 or a multiple of 60.");
  }
  if (Period * EvaluationPeriods > (Period < 3600 ? DAY : WEEK)) {
    throw invalidValue(
      "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).",
    );
  }
}
