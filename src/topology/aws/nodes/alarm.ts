import type { MetricAlarm as DescribedAlarm, CompositeAlarm as DescribedComposite } from "@aws-sdk/client-cloudwatch";
import type { LiveAlarm } from "../../live";
import type { CompositeAlarm, MetricAlarm } from "../../nodes/alarm";
import { Unknown } from "../../unknown";
import { at } from "./origin";

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
  namespace: described.Namespace,
  metricName: described.MetricName,
  dimensions: new Map((described.Dimensions ?? []).map(({ Name, Value }) => [Name ?? "", Value ?? Unknown])),
  statistic: described.Statistic,
  extendedStatistic: described.ExtendedStatistic,
  unit: described.Unit,
  periodSeconds: described.Period,
  evaluationPeriods: described.EvaluationPeriods,
  datapointsToAlarm: described.DatapointsToAlarm,
  threshold: described.Threshold,
  comparisonOperator: described.ComparisonOperator,
  treatMissingData: described.TreatMissingData,
  thresholdMetricId: described.ThresholdMetricId,
  usesMetricQueries: (described.Metrics ?? []).length > 0,
});

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
