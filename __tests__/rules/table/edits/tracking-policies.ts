import {
  METRICS,
  PREDEFINED,
  PROVIDER_REGION,
  PUT_POLICY,
  QUEUE_METRICS,
  TERRAFORM_POLICY,
  TRACKED_METRIC,
  TRACKING,
} from "../documents";
import { ALL, type EditTable, type Row } from "../edit";

/* aws_appautoscaling_policy with target tracking */

const TRACKED = "target_tracking_scaling_policy_configuration";
const TYPE = `${TRACKED}.predefined_metric_specification.predefined_metric_type`;
const METRIC = `${TRACKED}.customized_metric_specification`;
const ofComponent = [{ name: "InferenceComponentName", value: "chat-large" }];
const custom = (metric_name: string, statistic: string, more: Readonly<Record<string, unknown>> = {}) => ({
  [`${TRACKED}.predefined_metric_specification`]: undefined,
  [METRIC]: { metric_name, namespace: "AWS/SageMaker", statistic, dimensions: ofComponent, ...more },
});

const common: readonly Row[] = [
  [ALL, [undefined], "breaks sleep", "nothing takes the capacity away"],
  ["name", ["tracking", "t", "x".repeat(256)], "harmless", "nothing refers to the name"],
  ["name", ["", "x".repeat(257)], "breaks sleep", "a name has 1 to 256 characters"],
  [
    "policy_type",
    ["StepScaling", "targetTrackingScaling", "PredictiveScaling", undefined],
    "breaks sleep",
    "the type of another kind, or none of the list",
    PUT_POLICY,
  ],
  ["service_namespace", ["ecs", "SageMaker"], "breaks sleep", "another service, or none of the list", PUT_POLICY],
  [
    "scalable_dimension",
    ["sagemaker:variant:DesiredProvisionedConcurrency", "ecs:service:DesiredCount"],
    "breaks sleep",
    "the dimension of something else",
    PUT_POLICY,
  ],
  [
    "resource_id",
    ["inference-component/nope", "endpoint/nope/variant/AllTraffic", "nope"],
    "breaks sleep",
    "it scales what is not there",
    PUT_POLICY,
  ],
  [`${TRACKED}.target_value`, [1, 2, "5", 10, 20], "harmless", "above 0, and idleness is below it"],
  [`${TRACKED}.target_value`, [0.5, 0.1], "harmless", "a part of a request is above 0"],
  [`${TRACKED}.target_value`, [0, -1, -1000], "breaks sleep", "nothing is below it: it is never left", TRACKED_METRIC],
  [`${TRACKED}.disable_scale_in`, [false, "false", undefined], "harmless", "scaling in is on"],
  [`${TRACKED}.disable_scale_in`, [true, "true"], "breaks sleep", "scaling in is off"],
  [
    `${TRACKED}.scale_in_cooldown`,
    [0, 60, 300, "300", 900, 3600],
    "harmless",
    "an hour at most between two steps down",
  ],
  [`${TRACKED}.scale_in_cooldown`, [7200, 86_400], "weakens", "hours between two steps down"],
  [
    `${TRACKED}.scale_in_cooldown`,
    [undefined],
    "weakens",
    "the provider sends 0 and the API takes 300",
    TERRAFORM_POLICY,
  ],
  [`${TRACKED}.scale_out_cooldown`, [0, 60, 300, 900], "harmless", "a pause between two steps up"],
  [
    `${TRACKED}.scale_out_cooldown`,
    [undefined],
    "weakens",
    "the provider sends 0 and the API takes 300",
    TERRAFORM_POLICY,
  ],
  [`${TRACKED}.scale_in_cooldown`, [-1], "doubtful", "no document states a least value"],
  [TRACKED, [undefined], "breaks sleep", "a tracking policy without its configuration: refused", PUT_POLICY],
  ["region", ["us-east-1"], "harmless", "the Region of the provider", PROVIDER_REGION],
  ["region", ["eu-west-1"], "breaks sleep", "the target is in another Region", PROVIDER_REGION],
  ["lifecycle.replace_triggered_by", [undefined], "harmless", "the first deployment is the same"],
];

const ofCopies: readonly Row[] = [
  [
    TYPE,
    [
      "SageMakerInferenceComponentInvocationsPerCopy",
      "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
    ],
    "harmless",
    "metrics of the copies of a component",
    PREDEFINED,
  ],
  [
    TYPE,
    [
      "SageMakerVariantInvocationsPerInstance",
      "SageMakerVariantConcurrentRequestsPerModelHighResolution",
      "SageMakerVariantProvisionedConcurrencyUtilization",
      "ECSServiceAverageCPUUtilization",
      "ALBRequestCountPerTarget",
      "sageMakerInferenceComponentInvocationsPerCopy",
      "SageMakerInferenceComponentInvocationsPerCopy ",
      "InvocationsPerCopy",
      "",
      undefined,
    ],
    "breaks sleep",
    "the metric of something else, or none of the list",
    PREDEFINED,
  ],
  [
    `${TRACKED}.predefined_metric_specification.resource_label`,
    ["chat-large", "app/lb/1/targetgroup/tg/2"],
    "breaks sleep",
    "a label is for load balancers: refused",
    PREDEFINED,
  ],
  [
    `${TRACKED}.predefined_metric_specification`,
    [undefined],
    "breaks sleep",
    "a tracking policy without a metric: refused",
    TRACKING,
  ],
  [
    ALL,
    [custom("ConcurrentRequestsPerCopy", "Maximum"), custom("InvocationsPerCopy", "Sum")],
    "harmless",
    "the same metric by its name",
    METRICS,
  ],
  [ALL, [custom("NoCapacityInvocationFailures", "Sum")], "breaks sleep", "no data while there is a copy", METRICS],
  [
    ALL,
    [custom("CPUUtilizationNormalized", "Average", { namespace: "/aws/sagemaker/InferenceComponents" })],
    "doubtful",
    "an idle container may use a little of the CPU",
  ],
  [
    ALL,
    [
      custom("ConcurrentRequestsPerCopy", "Maximum", { namespace: "AWS/Sagemaker" }),
      custom("ConcurrentRequestsPerCopy", "Maximum", { namespace: "/aws/sagemaker/InferenceComponents" }),
    ],
    "breaks sleep",
    "published in another namespace",
    METRICS,
  ],
  [
    ALL,
    [
      custom("ConcurrentRequestsPerCopy", "Maximum", {
        dimensions: [{ name: "InferenceComponentName", value: "chat-small" }],
      }),
      custom("ConcurrentRequestsPerCopy", "Maximum", { dimensions: [{ name: "EndpointName", value: "chat" }] }),
      custom("ConcurrentRequestsPerCopy", "Maximum", { dimensions: [] }),
    ],
    "breaks sleep",
    "the metric of something else, or none",
    METRICS,
  ],
  [
    ALL,
    [
      custom("InvocationsPerCopy", "Sum", { unit: "Bytes" }),
      custom("ConcurrentRequestsPerCopy", "Maximum", { unit: "Seconds" }),
      custom("ConcurrentRequestsPerCopy", "Maximum", { unit: "Percent" }),
    ],
    "breaks sleep",
    "a count of requests has no such unit: no data",
    TRACKED_METRIC,
  ],
  [
    ALL,
    [custom("InvocationsPerCopy", "Sum", { unit: "Count" }), custom("InvocationsPerCopy", "Sum", { unit: "None" })],
    "doubtful",
    "no document states the unit of the metrics of components",
  ],
  [
    ALL,
    [custom("InvocationsPerCopy", "sum"), custom("InvocationsPerCopy", "p90")],
    "breaks sleep",
    "a statistic that is none of the list: refused",
    TRACKED_METRIC,
  ],
  [
    METRIC,
    [{ metric_name: "InvocationsPerCopy", namespace: "AWS/SageMaker", statistic: "Sum", dimensions: ofComponent }],
    "breaks sleep",
    "a predefined and a customized metric: refused",
    TRACKING,
  ],
  ["resource_id", ["inference-component/chat-small"], "breaks sleep", "it scales the other component"],
];

const ofQueue: readonly Row[] = [
  [
    `${METRIC}.metric_name`,
    [
      "Invocations",
      "InvocationsPerInstance",
      "CPUUtilization",
      "OverheadLatency",
      "NoCapacityInvocationFailures",
      "approximateBacklogSizePerInstance",
      "ApproximateBacklogSizePerInstance ",
      "ApproximateBacklogPerInstance",
      "",
    ],
    "breaks sleep",
    "asynchronous endpoints publish no such metric here",
    QUEUE_METRICS,
  ],
  [`${METRIC}.metric_name`, [undefined], "breaks sleep", "a metric has a name", TRACKED_METRIC],
  [
    `${METRIC}.metric_name`,
    ["ApproximateBacklogSize"],
    "doubtful",
    "0 while idle, and it does not fall as instances come: AWS wants a metric that does",
  ],
  [
    `${METRIC}.metric_name`,
    ["HasBacklogWithoutCapacity"],
    "doubtful",
    "0 with any instance: it scales in under load, and never adds a second",
  ],
  [
    `${METRIC}.namespace`,
    ["aws/sagemaker", "AWS/Sagemaker", "/aws/sagemaker/Endpoints", "AWS/SQS", "AWS/SageMaker ", "", undefined],
    "breaks sleep",
    "published in AWS/SageMaker alone",
    QUEUE_METRICS,
  ],
  [`${METRIC}.namespace`, ["Ours", "SageMaker"], "doubtful", "a metric of one's own may have any name"],
  [`${METRIC}.statistic`, ["Average", "Maximum", "Minimum"], "harmless", "statistics that the list has", QUEUE_METRICS],
  [
    `${METRIC}.statistic`,
    ["SampleCount"],
    "doubtful",
    "how many datapoints a minute has is not documented: below the target it scales in",
  ],
  [`${METRIC}.statistic`, ["Sum"], "doubtful", "not in the list of the metric, and 0 while idle"],
  [`${METRIC}.statistic`, ["average", "p90", ""], "breaks sleep", "none of the list: refused", TRACKED_METRIC],
  [`${METRIC}.unit`, ["Count"], "harmless", "the unit that the list has", QUEUE_METRICS],
  [
    `${METRIC}.unit`,
    ["None", "Percent", "Seconds", "Bytes", "count"],
    "breaks sleep",
    "another unit: no data",
    QUEUE_METRICS,
  ],
  [
    `${METRIC}.dimensions.0.name`,
    ["Endpoint", "endpointName", "VariantName", "EndpointName ", "InferenceComponentName"],
    "breaks sleep",
    "no such dimension: no data",
    QUEUE_METRICS,
  ],
  [
    `${METRIC}.dimensions.0.value`,
    ["nope", "OCR", " ocr", "ocr/AllTraffic"],
    "breaks sleep",
    "the queue of another endpoint",
  ],
  [`${METRIC}.dimensions.0.value`, ["ocr"], "harmless", "the name of the endpoint, spelled out"],
  [`${METRIC}.dimensions`, [[], undefined], "breaks sleep", "without its dimension: no data", QUEUE_METRICS],
  [
    `${METRIC}.dimensions.1`,
    [{ name: "VariantName", value: "AllTraffic" }],
    "breaks sleep",
    "one dimension too many: no data",
    QUEUE_METRICS,
  ],
  [ALL, [{ [METRIC]: undefined }], "breaks sleep", "a tracking policy without a metric: refused", TRACKING],
  [
    ALL,
    [
      {
        [METRIC]: undefined,
        [`${TRACKED}.predefined_metric_specification`]: {
          predefined_metric_type: "SageMakerVariantInvocationsPerInstance",
        },
      },
      {
        [METRIC]: undefined,
        [`${TRACKED}.predefined_metric_specification`]: {
          predefined_metric_type: "SageMakerVariantConcurrentRequestsPerModelHighResolution",
        },
      },
      {
        [METRIC]: undefined,
        [`${TRACKED}.predefined_metric_specification`]: {
          predefined_metric_type: "SageMakerInferenceComponentInvocationsPerCopy",
        },
      },
    ],
    "breaks sleep",
    "asynchronous endpoints publish none of the predefined metrics",
    QUEUE_METRICS,
  ],
];

/** A metric inside a query, which is the whole of it. */
const query = (stat: Readonly<Record<string, unknown>>, metric: Readonly<Record<string, unknown>> = {}) => [
  {
    id: "m1",
    return_data: true,
    metric_stat: {
      stat: "Average",
      metric: {
        metric_name: "ApproximateBacklogSizePerInstance",
        namespace: "AWS/SageMaker",
        dimensions: [{ name: "EndpointName", value: "ocr" }],
        ...metric,
      },
      ...stat,
    },
  },
];

const byQuery: readonly Row[] = [
  [
    METRIC,
    [{ metrics: query({}) }, { metrics: query({ unit: "Count" }) }],
    "harmless",
    "the one metric of a query is that metric",
    TRACKED_METRIC,
  ],
  [
    METRIC,
    [{ metrics: query({ unit: "Percent" }) }, { metrics: query({ unit: "Bytes" }) }],
    "breaks sleep",
    "another unit: no data",
    QUEUE_METRICS,
  ],
  [
    METRIC,
    [
      { metrics: query({}, { metric_name: "Invocations" }) },
      { metrics: query({}, { namespace: "aws/sagemaker" }) },
      { metrics: query({}, { dimensions: [{ name: "EndpointName", value: "nope" }] }) },
    ],
    "breaks sleep",
    "no data under that name",
    QUEUE_METRICS,
  ],
  [
    METRIC,
    [
      {
        metrics: [
          { ...query({})[0], return_data: false },
          { id: "e1", expression: "m1 + 0", return_data: true },
        ],
      },
    ],
    "unknown",
    "expressions are not evaluated",
  ],
];

export const trackingPolicies: readonly EditTable[] = [
  {
    wiring: "components",
    on: "aws_appautoscaling_policy.Chat_Large_Scaling_Tracking",
    source: TRACKING,
    rows: [...common, ...ofCopies],
  },
  {
    wiring: "components",
    on: "aws_appautoscaling_policy.Chat_Small_Scaling_Tracking",
    source: TRACKING,
    rows: common,
  },
  {
    wiring: "queue",
    on: "aws_appautoscaling_policy.Ocr_Scaling_Tracking",
    source: TRACKING,
    rows: [...common, ...ofQueue, ...byQuery],
  },
];
