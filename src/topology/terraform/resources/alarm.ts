import type { AlarmActions } from "../../nodes/alarm";
import { isKnown, isUnknown, Unknown } from "../../unknown";
import { type Attributes, mergeReferences } from "../attributes";
import type { Mapper } from "./mapper";

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
  const dimensions = attributes.block("dimensions");
  return {
    kind: "metric-alarm",
    ...origin,
    ...mergeReferences(
      attributes.references(isKnown(dimensions) ? ACTIONS : { ...ACTIONS, dimensions: "dimensions" }),
      isKnown(dimensions) ? dimensions.references(DIMENSIONS) : undefined,
    ),
    ...common(attributes),
    namespace: attributes.text("namespace"),
    metricName: attributes.text("metric_name"),
    dimensions: attributes.map("dimensions"),
    statistic: attributes.text("statistic"),
    extendedStatistic: attributes.text("extended_statistic"),
    unit: attributes.text("unit"),
    periodSeconds: attributes.positive("period"),
    evaluationPeriods: attributes.positive("evaluation_periods"),
    datapointsToAlarm: attributes.positive("datapoints_to_alarm"),
    threshold: attributes.number("threshold"),
    comparisonOperator: attributes.text("comparison_operator"),
    treatMissingData: attributes.text("treat_missing_data"),
    thresholdMetricId: attributes.text("threshold_metric_id"),
    usesMetricQueries: isUnknown(queries) || queries.length > 0,
  };
};

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_composite_alarm */
export const compositeAlarm: Mapper = (attributes, origin) => ({
  kind: "composite-alarm",
  ...origin,
  ...attributes.references(ACTIONS),
  ...common(attributes),
  rule: attributes.text("alarm_rule"),
});

const common = (attributes: Attributes) => ({
  name: attributes.name("alarm_name"),
  actionsEnabled: attributes.flag("actions_enabled"),
  alarmActions: actions(attributes, ACTIONS.alarmActions),
  okActions: actions(attributes, ACTIONS.okActions),
  insufficientDataActions: actions(attributes, ACTIONS.insufficientDataActions),
});

const actions = (attributes: Attributes, name: string): AlarmActions => {
  const arns = attributes.texts(name);
  return isUnknown(arns) ? Unknown : (arns ?? []);
};
