import type { MetricAlarm as DescribedAlarm, CompositeAlarm as DescribedComposite } from "@aws-sdk/client-cloudwatch";
import { statisticsOf } from "../../documents/statistic";
import type { LiveAlarm } from "../../live";
import type { CompositeAlarm, MetricAlarm } from "../../nodes/alarm";
import { Unknown } from "../../unknown";
import { at } from "./origin";
import { queriedMetrics } from "./queried-metrics";

const common = (described: DescribedAlarm | DescribedComposite) => ({
  ...at(described.AlarmArn ?? ""),
  name: described.AlarmName ?? Unknown,
  actionsEnabled: described.ActionsEnabled,
  alarmActions: described.AlarmActions ?? [],
  okActions: described.OKActions ?? [],
  insufficientDataActions: described.InsufficientDataActions ?? [],
});

export const metricAlarm = (described: DescribedAlarm): MetricAlarm => ({
  kind: "metric-alarm",
  ...common(described),
  ...watched(described),
  evaluationPeriods: described.EvaluationPeriods,
  datapointsToAlarm: described.DatapointsToAlarm,
  threshold: described.Threshold,
  comparisonOperator: described.ComparisonOperator,
  treatMissingData: described.TreatMissingData,
  thresholdMetricId: described.ThresholdMetricId,
});

type Watched = Pick<
  MetricAlarm,
  | "namespace"
  | "metricName"
  | "dimensions"
  | "statistic"
  | "extendedStatistic"
  | "unit"
  | "periodSeconds"
  | "usesMetricQueries"
  | "queried"
>;

/** What an alarm is on: its own metric, or that of its one query. */
function watched(described: DescribedAlarm): Watched {
  const [query, ...others] = described.Metrics ?? [];
  const isPlain = query?.Expression === undefined && query?.AccountId === undefined && others.length === 0;
  const stat = isPlain ? query?.MetricStat : undefined;
  const { Namespace, MetricName, Dimensions = [] } = stat?.Metric ?? described;
  return {
    namespace: Namespace,
    metricName: MetricName,
    dimensions: new Map(Dimensions.map(({ Name, Value }) => [Name ?? "", Value ?? Unknown])),
    ...(stat === undefined
      ? { statistic: described.Statistic, extendedStatistic: described.ExtendedStatistic }
      : statisticsOf(stat.Stat)),
    unit: (stat ?? described).Unit,
    periodSeconds: (stat ?? described).Period,
    usesMetricQueries: stat === undefined && query !== undefined,
    ...(stat === undefined && query !== undefined && { queried: queriedMetrics(described.Metrics ?? []) }),
  };
}

export const compositeAlarm = (described: DescribedComposite): CompositeAlarm => ({
  kind: "composite-alarm",
  ...common(described),
  rule: described.AlarmRule,
});

export const liveAlarm = (described: DescribedAlarm | DescribedComposite): LiveAlarm => ({
  name: described.AlarmName ?? "",
  arn: described.AlarmArn ?? "",
  state: described.StateValue ?? "INSUFFICIENT_DATA",
  stateReason: described.StateReason,
  stateSince: described.StateTransitionedTimestamp ?? described.StateUpdatedTimestamp,
  actionsEnabled: described.ActionsEnabled ?? true,
  description: described.AlarmDescription,
  alarmActions: described.AlarmActions ?? [],
});
