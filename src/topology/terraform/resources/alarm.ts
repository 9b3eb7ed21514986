import { type Attributes, mergeReferences } from "../../attributes/attributes";
import { statisticsOf } from "../../documents/statistic";
import type { AlarmActions } from "../../nodes/alarm";
import type { References } from "../../nodes/node";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../../unknown";
import { type Mapper, nodeAt, type Origin } from "./mapper";
import { loneMetric, queriedMetrics } from "./metric-query";

const ACTIONS = {
  alarmActions: "alarm_actions",
  okActions: "ok_actions",
  insufficientDataActions: "insufficient_data_actions",
} as const;

/** The dimensions that name a resource. */
const DIMENSIONS = {
  "dimensions.InferenceComponentName": "InferenceComponentName",
  "dimensions.EndpointName": "EndpointName",
};

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm */
export const metricAlarm: Mapper = (attributes, origin) => {
  const queries = attributes.blocks("metric_query");
  const lone = loneMetric(queries, "metric");
  // With a metric of its own beside it CloudWatch refuses the alarm: both are kept.
  const query = isKnown(lone) && !attributes.isSet("metric_name") ? lone.metric : undefined;
  const source = query ?? attributes;
  const dimensions = source.block("dimensions");
  const ofDimensions = isKnown(dimensions)
    ? dimensions.references(DIMENSIONS)
    : source.references({ dimensions: "dimensions" });
  const statistics =
    query === undefined
      ? { statistic: attributes.text("statistic"), extendedStatistic: attributes.text("extended_statistic") }
      : statisticsOf(query.text("stat"));
  return {
    kind: "metric-alarm",
    ...alarm(attributes, origin, ofDimensions),
    namespace: source.text("namespace"),
    metricName: source.text("metric_name"),
    dimensions: source.map("dimensions"),
    ...statistics,
    unit: source.text("unit"),
    periodSeconds: source.positive("period"),
    evaluationPeriods: attributes.positive("evaluation_periods"),
    datapointsToAlarm: attributes.positive("datapoints_to_alarm"),
    threshold: threshold(attributes),
    comparisonOperator: attributes.text("comparison_operator"),
    treatMissingData: attributes.text("treat_missing_data"),
    thresholdMetricId: attributes.text("threshold_metric_id"),
    usesMetricQueries: query === undefined && (isUnknown(queries) || queries.length > 0),
    ...(query === undefined &&
      attributes.isSet("metric_query") && {
        queried: queriedMetrics(queries, "metric", (metric) => metric.map("dimensions")),
      }),
    returnedQueries: returned(queries),
  };
};

/** The provider sends false for what does not say whether it returns data. */
function returned(queries: Maybe<readonly Attributes[]>): Maybe<number> | undefined {
  if (isUnknown(queries) || queries.length === 0) {
    return isUnknown(queries) ? Unknown : undefined;
  }
  const flags = queries.map((query) => query.flag("return_data"));
  return flags.some(isUnknown) ? Unknown : flags.filter((flag) => flag === true).length;
}

/** The provider sends 0 for a threshold that is not set, unless the alarm has a band or a query in PromQL. */
function threshold(attributes: Attributes): Optional<number> {
  const written = attributes.number("threshold");
  const isOnMetric = attributes.isSet("metric_name") || attributes.isSet("metric_query");
  return written === undefined && isOnMetric && !attributes.isSet("threshold_metric_id") ? 0 : written;
}

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_composite_alarm */
export const compositeAlarm: Mapper = (attributes, origin) => ({
  kind: "composite-alarm",
  ...alarm(attributes, origin, undefined),
  rule: attributes.text("alarm_rule"),
});

const alarm = (attributes: Attributes, origin: Origin, references: References | undefined) => ({
  name: attributes.name("alarm_name"),
  description: attributes.text("alarm_description"),
  actionsEnabled: attributes.flag("actions_enabled"),
  alarmActions: actions(attributes, ACTIONS.alarmActions),
  okActions: actions(attributes, ACTIONS.okActions),
  insufficientDataActions: actions(attributes, ACTIONS.insufficientDataActions),
  ...nodeAt(origin, mergeReferences(references, attributes.references(ACTIONS))),
});

function actions(attributes: Attributes, name: string): AlarmActions {
  const arns = attributes.texts(name);
  return isUnknown(arns) ? Unknown : (arns ?? []);
}
