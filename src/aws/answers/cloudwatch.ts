import type {
  CompositeAlarm,
  DescribeAlarmsCommandOutput,
  DescribeAlarmsForMetricCommandOutput,
  GetMetricDataCommandOutput,
  MetricAlarm,
} from "@aws-sdk/client-cloudwatch";
import type { ShapeOf, ShapesOf } from "./answer-shape";

const anyAlarm = {
  AlarmName: "text",
  AlarmArn: "text",
  StateValue: "text",
  ActionsEnabled: "flag",
  AlarmActions: ["text"],
  OKActions: ["text"],
  InsufficientDataActions: ["text"],
} as const;

const metricAlarm: ShapeOf<MetricAlarm> = {
  required: {},
  optional: {
    ...anyAlarm,
    AlarmDescription: "text",
    StateReason: "text",
    StateUpdatedTimestamp: "time",
    StateTransitionedTimestamp: "time",
    Namespace: "text",
    MetricName: "text",
    Dimensions: [{ required: { Name: "text", Value: "text" } }],
    Statistic: "text",
    ExtendedStatistic: "text",
    Unit: "text",
    Period: "number",
    EvaluationPeriods: "number",
    DatapointsToAlarm: "number",
    Threshold: "number",
    ComparisonOperator: "text",
    TreatMissingData: "text",
    ThresholdMetricId: "text",
  },
};

const compositeAlarm: ShapeOf<CompositeAlarm> = {
  required: {},
  optional: { ...anyAlarm, AlarmRule: "text" },
};

interface Outputs {
  readonly DescribeAlarms: DescribeAlarmsCommandOutput;
  readonly DescribeAlarmsForMetric: DescribeAlarmsForMetricCommandOutput;
  readonly GetMetricData: GetMetricDataCommandOutput;
}

export const CLOUDWATCH: ShapesOf<Outputs> = {
  DescribeAlarms: {
    required: {},
    optional: { MetricAlarms: [metricAlarm], CompositeAlarms: [compositeAlarm], NextToken: "text" },
  },
  DescribeAlarmsForMetric: { required: {}, optional: { MetricAlarms: [metricAlarm] } },
  GetMetricData: {
    required: {},
    optional: {
      MetricDataResults: [
        { required: {}, optional: { Id: "text", Timestamps: ["time"], Values: ["number"], StatusCode: "text" } },
      ],
      NextToken: "text",
    },
  },
};
