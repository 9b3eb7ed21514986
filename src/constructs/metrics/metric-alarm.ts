import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { conditional, Fn, ref, Token } from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import { type Check, isToken, nameShape, range } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { flag, listOf, number, oneOf, provider, text, texts } from "../checks/kinds";
import { unknownNumber } from "../checks/placeholders";
import type { Problem } from "../checks/problem";
import { optional, type Properties, readProperties, required } from "../checks/properties";
import { uniqueName } from "../checks/unique-name";
import { checkAlarmPeriods } from "../scaling/alarm-timing";
import { MissingData } from "../scaling/missing-data";
import { argument } from "../terraform/interpolation";
import { nonEmpty } from "../terraform/non-empty";
import { physicalName } from "../terraform/physical-name";
import { type AlarmOptions, ComparisonOperator } from "./alarm-options";
import type { MetricProps } from "./metric-props";
import { isSimple, MetricStatistic } from "./metric-statistic";

const alarmOptions: Properties<AlarmOptions> = {
  threshold: required(number, unknownNumber, "in the unit of the metric"),
  comparisonOperator: optional(oneOf("ComparisonOperator", ComparisonOperator)),
  evaluationPeriods: optional(number),
  datapointsToAlarm: optional(number),
  treatMissingData: optional(oneOf("MissingData", MissingData)),
  alarmName: optional(text),
  alarmDescription: optional(text),
  alarmActions: optional(listOf(text)),
  okActions: optional(listOf(text)),
  insufficientDataActions: optional(listOf(text)),
  actionsEnabled: optional(flag),
  tags: optional(texts),
  provider: optional(provider),
};

/** Terraform has two arguments, of which exactly one may be set. It chooses where it alone knows the statistic. */
function statisticArguments(statistic: string): { readonly statistic?: string; readonly extendedStatistic?: string } {
  if (isToken(statistic)) {
    const isOfTheFive = Fn.contains(Object.values(MetricStatistic), argument(statistic));
    return {
      statistic: Token.asString(conditional(isOfTheFive, statistic, ref("null"))),
      extendedStatistic: Token.asString(conditional(isOfTheFive, ref("null"), statistic)),
    };
  }
  return isSimple(statistic) ? { statistic } : { extendedStatistic: statistic };
}

const ACTIONS = ["alarmActions", "okActions", "insufficientDataActions"] as const;

/** A metric with what an alarm asks of it, and with what is wrong with it. */
export interface AlarmedMetric extends MetricProps {
  readonly statistic: string;
  readonly period: Duration;
  readonly problems: readonly Problem[];
}

/** An alarm on a metric, as the user of the package writes it. */
export function metricAlarm(
  scope: Construct,
  id: string,
  metric: AlarmedMetric,
  written: AlarmOptions,
): CloudwatchMetricAlarm {
  const { value: options, problems } = readProperties(alarmOptions, written);
  const { evaluationPeriods = 1, datapointsToAlarm } = options;
  const { statistic, period } = metric;
  const alarm = new CloudwatchMetricAlarm(scope, id, {
    provider: options.provider,
    alarmName: options.alarmName ?? "",
    alarmDescription: options.alarmDescription,
    namespace: metric.namespace,
    metricName: metric.metricName,
    dimensions: { ...metric.dimensions },
    ...statisticArguments(statistic),
    unit: metric.unit,
    period: period.toSeconds(),
    evaluationPeriods,
    datapointsToAlarm,
    comparisonOperator: options.comparisonOperator ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: options.threshold,
    treatMissingData: options.treatMissingData ?? MissingData.MISSING,
    actionsEnabled: options.actionsEnabled,
    alarmActions: options.alarmActions?.slice(),
    okActions: options.okActions?.slice(),
    insufficientDataActions: options.insufficientDataActions?.slice(),
    tags: options.tags,
  });
  // Known only now: it is made of the alarm's own path.
  alarm.alarmName = options.alarmName ?? physicalName(alarm, limits.names.alarm.maxLength);
  const conditions = checkAll(alarm, [
    ...metric.problems,
    ...problems,
    nameShape("alarmName", options.alarmName, limits.names.alarm),
    uniqueName(alarm, "alarmName", "alarm", alarm.alarmNameInput ?? "", options.provider),
    ...checkAlarmPeriods("", { period, evaluationPeriods, datapointsToAlarm }),
    ...ACTIONS.map((property): Check => range(property, options[property]?.length, limits.alarm.actions, "ARNs")),
  ]);
  if (conditions.length > 0) {
    alarm.lifecycle = { precondition: nonEmpty(conditions) };
  }
  return alarm;
}
