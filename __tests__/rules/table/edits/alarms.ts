import { ALARM_ACTIONS, METRICS, MISSING_DATA, PUT_ALARM, QUEUE_METRICS, STEP, TERRAFORM_ALARM } from "../documents";
import { ALL, type EditTable, type Row } from "../edit";
import { policyArn, rowsOf } from "./alarm-rows";

/* aws_cloudwatch_metric_alarm */

const refused: readonly Row[] = [
  ["alarm_name", ["chat-small-wake"], "breaks both", "one of two alarms of one name overwrites the other"],
  [
    "alarm_actions",
    [["${aws_appautoscaling_policy.Chat_Small_Scaling_Wake.arn}"]],
    "breaks wake",
    "the policy of the other component",
  ],
  [
    "alarm_actions",
    [[policyArn("inference-component/chat-large", "chat-large-wake")]],
    "doubtful",
    "a policy that is created gets an identifier of its own: this one may be of the past",
  ],
  [
    "alarm_actions",
    [
      [policyArn("inference-component/chat-large", "chat-large-wake", "eu-west-1:123456789012")],
      [policyArn("inference-component/chat-large", "chat-large-wake", "us-east-1:123456789012", "aws-cn")],
      [policyArn("inference-component/chat-small", "chat-small-wake")],
      [policyArn("inference-component/nope", "nope")],
    ],
    "breaks wake",
    "the policy of another Region, partition or component",
    ALARM_ACTIONS,
  ],
  [
    "alarm_actions",
    [[policyArn("inference-component/chat-large", "chat-large-wake", "us-east-1:999999999999")]],
    "doubtful",
    "which account it is applied in is not in the source",
  ],
  [
    "ok_actions",
    [["${aws_appautoscaling_policy.Chat_Large_Scaling_Wake.arn}"]],
    "weakens",
    "the value is below the threshold then, where it has no step",
    STEP,
  ],
  [
    "comparison_operator",
    ["GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold"],
    "breaks wake",
    "one request does not meet it",
  ],
  [
    ALL,
    [
      { comparison_operator: "GreaterThanThreshold", threshold: 0 },
      { comparison_operator: "GreaterThanThreshold", threshold: 0.5 },
    ],
    "harmless",
    "one request is above it",
  ],
  ["threshold", [1, "1", 0.5, 0.1], "harmless", "one request meets it"],
  ["threshold", [1.5, 2, 10, 1e9], "breaks wake", "one request does not meet it"],
  [
    "threshold",
    // The provider sends 0 for none.
    [0, -1, undefined],
    "doubtful",
    "whether SageMaker publishes a 0 for requests that are not refused is not documented",
  ],
  ["evaluation_periods", [2, 3, 5], "harmless", "one datapoint among them is enough"],
  [
    "evaluation_periods",
    [2880],
    "weakens",
    "for a day after a refused request the alarm brings copies back",
    MISSING_DATA,
  ],
  [
    ALL,
    [
      { evaluation_periods: 2, datapoints_to_alarm: 2 },
      { evaluation_periods: 3, datapoints_to_alarm: 2 },
    ],
    "weakens",
    "one request is one datapoint: a second one has to be refused in another period",
  ],
  ["datapoints_to_alarm", [undefined, 1, "1"], "harmless", "all periods, of which there is one"],
  ["datapoints_to_alarm", [2], "breaks wake", "more datapoints than periods: refused"],
  [
    "metric_name",
    [
      "InvocationsPerCopy",
      "ConcurrentRequestsPerCopy",
      "noCapacityInvocationFailures",
      "NoCapacityInvocationFailure",
      "NoCapacityInvocationFailures ",
    ],
    "breaks wake",
    "no data at zero copies",
    METRICS,
  ],
  [
    "metric_name",
    ["Invocations", "Invocation4XXErrors"],
    "doubtful",
    "no document states whether a refused request counts",
  ],
  [
    "metric_name",
    ["ApproximateBacklogSize", "HasBacklogWithoutCapacity"],
    "breaks wake",
    "components have no queue",
    QUEUE_METRICS,
  ],
  ["period", [30, 60, "60", 120, 300], "harmless", "periods that CloudWatch takes"],
  ["period", [10, 20], "doubtful", "how often the metric is published is not documented"],
  [
    "period",
    [21_600, 86_400],
    "weakens",
    "hours in which the alarm brings copies back after one request",
    MISSING_DATA,
  ],
  ["statistic", ["Maximum", "Sum", "Average"], "harmless", "each is 1 or more for a refused request"],
  ["statistic", ["Minimum"], "weakens", "any other datapoint of the period may pull it down"],
  [
    "statistic",
    ["SampleCount"],
    "doubtful",
    "it counts datapoints: one for each refused request, if SageMaker publishes nothing else",
  ],
  [
    ALL,
    [
      { statistic: undefined, extended_statistic: "p99" },
      { statistic: undefined, extended_statistic: "p50" },
    ],
    "doubtful",
    "a percentile of refused requests; CloudWatch computes them only from raw samples",
  ],
  [
    ALL,
    [
      { statistic: undefined, extended_statistic: "p101" },
      { statistic: undefined, extended_statistic: "99" },
    ],
    "breaks wake",
    "no percentile",
  ],
  [
    "unit",
    ["Bytes", "Percent", "Seconds", "Microseconds", "Count/Second", "requests"],
    "breaks wake",
    "a count of requests has no such unit: no data",
  ],
  ["unit", ["Count", "None"], "doubtful", "no document states the unit of the metric"],
  [
    "treat_missing_data",
    ["missing", "notBreaching", undefined],
    "harmless",
    "without requests the alarm leaves ALARM",
    MISSING_DATA,
  ],
  [
    "treat_missing_data",
    ["ignore"],
    "doubtful",
    "the alarm stays in ALARM if SageMaker publishes no 0, which is not documented",
    MISSING_DATA,
  ],
  ["treat_missing_data", ["breaching"], "breaks sleep", "without requests the alarm is in ALARM", MISSING_DATA],
  [
    "dimensions.InferenceComponentName",
    ["chat-small", "nope", "Chat-Large", "chat-large "],
    "breaks wake",
    "the requests of another component",
  ],
  [
    "dimensions",
    [
      { EndpointName: "chat" },
      { EndpointName: "chat", VariantName: "AllTraffic" },
      { inferenceComponentName: "chat-large" },
    ],
    "breaks wake",
    "not the dimension of the metric: no data",
    METRICS,
  ],
];

/** The metric inside a query that has nothing else. */
const query = (metric: Readonly<Record<string, unknown>>) => ({
  metric_name: undefined,
  namespace: undefined,
  dimensions: undefined,
  statistic: undefined,
  period: undefined,
  metric_query: [
    {
      id: "m1",
      return_data: true,
      metric: {
        metric_name: "NoCapacityInvocationFailures",
        namespace: "AWS/SageMaker",
        period: 60,
        stat: "Maximum",
        dimensions: { InferenceComponentName: "chat-large" },
        ...metric,
      },
    },
  ],
});

const byQuery: readonly Row[] = [
  [
    ALL,
    [query({}), query({ period: 120 }), query({ stat: "Sum" })],
    "harmless",
    "the one metric of a query is that metric",
    PUT_ALARM,
  ],
  [
    ALL,
    [
      query({ unit: "Bytes" }),
      query({ unit: "Percent" }),
      query({ namespace: "AWS/Sagemaker" }),
      query({ dimensions: { InferenceComponentName: "chat-small" } }),
      query({ metric_name: "InvocationsPerCopy" }),
    ],
    "breaks wake",
    "no data under that name",
    METRICS,
  ],
  [
    ALL,
    [{}, { unit: "Bytes" }, { metric_name: "InvocationsPerCopy" }].map((metric) => ({
      ...query({}),
      metric_query: [
        { ...query(metric).metric_query[0], return_data: false },
        { id: "e1", expression: "FILL(m1, 0)", return_data: true },
      ],
    })),
    "unknown",
    "expressions are not evaluated",
  ],
  [ALL, [query({ period: 45 })], "breaks wake", "10, 20, 30 or a multiple of 60"],
  [
    ALL,
    [false, undefined].map((returnData) => ({
      ...query({}),
      metric_query: query({}).metric_query.map((one) => ({ ...one, return_data: returnData })),
    })),
    "breaks wake",
    "one query returns the data that the alarm is on, and the provider sends false by default",
  ],
  [ALL, [{ metric_query: query({}).metric_query }], "breaks wake", "a metric and a query: refused", TERRAFORM_ALARM],
];

const tracked: readonly Row[] = [
  [
    ALL,
    [
      { evaluation_periods: 1, datapoints_to_alarm: 1 },
      { evaluation_periods: 3, datapoints_to_alarm: 3 },
      { evaluation_periods: 5, datapoints_to_alarm: 1 },
      { evaluation_periods: 10, datapoints_to_alarm: 10 },
    ],
    "harmless",
    "a request waits for minutes at most",
  ],
  ["datapoints_to_alarm", [1, 2, undefined], "harmless", "one or two minutes of a backlog"],
  ["threshold", [1, 0.5, "1"], "harmless", "the metric is 1 while a request waits", QUEUE_METRICS],
  ["threshold", [2, 1.5, 100], "breaks one way", "the metric is at most 1", QUEUE_METRICS],
  ["threshold", [0, -1, undefined], "breaks sleep", "the metric is 0 while idle, and breaches it", QUEUE_METRICS],
  ["comparison_operator", ["GreaterThanThreshold"], "breaks one way", "the metric is at most 1", QUEUE_METRICS],
  [
    "comparison_operator",
    ["LessThanThreshold", "LessThanOrEqualToThreshold"],
    "breaks one way",
    "a waiting request does not meet it",
  ],
  ["statistic", ["Average"], "harmless", "the statistic that the list has", QUEUE_METRICS],
  ["statistic", ["Maximum", "Sum"], "doubtful", "not in the list of the metric, and at least 1 while a request waits"],
  ["unit", ["Count"], "harmless", "the unit that the list has", QUEUE_METRICS],
  ["unit", ["None", "Bytes", "Percent", "Seconds"], "breaks one way", "another unit: no data", QUEUE_METRICS],
  [
    "treat_missing_data",
    ["missing", "notBreaching", "ignore", undefined],
    "harmless",
    "the metric has data, with instances and without",
    QUEUE_METRICS,
  ],
  ["metric_name", ["ApproximateBacklogSize"], "harmless", "at least 1 while a request waits", QUEUE_METRICS],
  [
    "metric_name",
    ["ApproximateBacklogSizePerInstance"],
    "doubtful",
    "what it is without instances: AWS's guide scales from zero by it, and states no value",
  ],
  [
    "metric_name",
    ["Invocations", "NoCapacityInvocationFailures", "hasBacklogWithoutCapacity"],
    "breaks one way",
    "queues have no such metric",
    QUEUE_METRICS,
  ],
  ["period", [60, 120, 300], "harmless", "a request waits for minutes at most"],
  ["period", [10, 30], "weakens", "shorter than the metric's: periods without data"],
  ["dimensions.EndpointName", ["nope", "OCR", "ocr "], "breaks one way", "the queue of another endpoint"],
  ["dimensions.EndpointName", ["ocr"], "harmless", "the name, spelled out"],
  [
    ALL,
    [
      { period: 3600, evaluation_periods: 1, datapoints_to_alarm: 1 },
      { period: 60, evaluation_periods: 60, datapoints_to_alarm: 60 },
    ],
    "weakens",
    "a request waits for an hour before anything wakes",
  ],
  [
    ALL,
    [
      { period: 21_600, evaluation_periods: 1, datapoints_to_alarm: 1 },
      { period: 3600, evaluation_periods: 6, datapoints_to_alarm: 6 },
      { period: 60, evaluation_periods: 361, datapoints_to_alarm: 361 },
      { period: 3600, evaluation_periods: 7, datapoints_to_alarm: 7 },
      { period: 300, evaluation_periods: 100, datapoints_to_alarm: 90 },
    ],
    "breaks one way",
    "a request is gone after 6 hours at most, before the alarm has seen it for so long",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html",
  ],
];

const idle: readonly Row[] = [
  ["comparison_operator", ["GreaterThanThreshold"], "breaks sleep", "idleness does not meet it"],
  ["comparison_operator", ["LessThanThreshold"], "breaks sleep", "nothing is below 0"],
  [
    ALL,
    [
      { comparison_operator: "LessThanThreshold", threshold: 1 },
      { comparison_operator: "LessThanThreshold", threshold: 0.5 },
    ],
    "harmless",
    "0 is below it",
  ],
  ["threshold", [0, "0", 0.5], "harmless", "idleness is 0"],
  ["threshold", [undefined], "harmless", "the provider sends 0 for none", TERRAFORM_ALARM],
  ["threshold", [-1, -0.5], "breaks sleep", "nothing is below 0"],
  [
    ALL,
    [
      { evaluation_periods: 15, datapoints_to_alarm: 15 },
      { evaluation_periods: 60, datapoints_to_alarm: 60 },
      { evaluation_periods: 5, datapoints_to_alarm: 5 },
    ],
    "harmless",
    "another idle time",
  ],
  ["datapoints_to_alarm", [undefined, 20], "harmless", "all of the periods"],
  ["statistic", ["Maximum"], "harmless", "0 while idle"],
  ["statistic", ["SampleCount"], "breaks sleep", "a count of datapoints is above 0"],
  ["unit", ["Bytes", "Percent", "Seconds"], "breaks sleep", "a count of requests has no such unit: no data"],
  [
    "treat_missing_data",
    ["missing", "notBreaching", "ignore", undefined],
    "harmless",
    "there is data while there is capacity",
    MISSING_DATA,
  ],
  ["metric_name", ["NoCapacityInvocationFailures"], "breaks sleep", "no data while there is capacity"],
  ["period", [60, 120, 300], "harmless", "another idle time"],
];

const WAKE = "aws_appautoscaling_policy.Chat_Large_Scaling_Wake";
const QUEUE_WAKE = "aws_appautoscaling_policy.Ocr_Scaling_Wake";
const SLEEP = "aws_appautoscaling_policy.Chat_Large_Scaling_Sleep";
const QUEUE_SLEEP = "aws_appautoscaling_policy.Ocr_Scaling_Sleep";

export const alarms: readonly EditTable[] = [
  {
    wiring: "components",
    on: "aws_cloudwatch_metric_alarm.Chat_Large_Scaling_WakeAlarm",
    source: PUT_ALARM,
    rows: [
      ...rowsOf({
        policy: WAKE,
        other: "aws_appautoscaling_policy.Chat_Large_Scaling_Tracking",
        breaks: "breaks wake",
      }),
      ...refused,
      ...byQuery,
    ],
  },
  {
    wiring: "queue",
    on: "aws_cloudwatch_metric_alarm.Ocr_Scaling_WakeAlarm",
    source: PUT_ALARM,
    rows: [
      ...rowsOf({
        policy: QUEUE_WAKE,
        other: "aws_appautoscaling_policy.Ocr_Scaling_Tracking",
        breaks: "breaks one way",
      }),
      ...tracked,
      [
        "treat_missing_data",
        ["breaching"],
        "doubtful",
        "the metric has data, so that nothing is missing; the rules report it all the same",
      ],
    ],
  },
  {
    wiring: "idle",
    on: "aws_cloudwatch_metric_alarm.Chat_Large_Scaling_SleepAlarm",
    source: PUT_ALARM,
    rows: [
      ...rowsOf({ policy: SLEEP, other: WAKE, breaks: "breaks sleep" }),
      ...idle,
      [
        "dimensions.InferenceComponentName",
        ["nope", "Chat-Large"],
        "breaks sleep",
        "the requests of another component",
      ],
      [
        "statistic",
        ["Sum", "Average", "Minimum"],
        "doubtful",
        "0 while idle; a minimum or an average may be 0 under load",
      ],
    ],
  },
  {
    wiring: "idle",
    on: "aws_cloudwatch_metric_alarm.Ocr_Scaling_SleepAlarm",
    source: PUT_ALARM,
    rows: [
      ...rowsOf({ policy: QUEUE_SLEEP, other: QUEUE_WAKE, breaks: "breaks sleep" }),
      ...idle,
      ["dimensions.EndpointName", ["nope", "OCR"], "breaks sleep", "the queue of another endpoint"],
      ["metric_name", ["ApproximateBacklogSizePerInstance"], "harmless", "0 while idle", QUEUE_METRICS],
      ["unit", ["Count"], "harmless", "the unit that the list has", QUEUE_METRICS],
    ],
  },
];
