import { ALARM_ACTIONS, METRICS, PROVIDER_REGION } from "../documents";
import { ALL, type Expected, type Row } from "../edit";

/* What holds for every aws_cloudwatch_metric_alarm that runs a policy. */

const SNS = "arn:aws:sns:us-east-1:123456789012:operations";
export const policyArn = (
  resource: string,
  name: string,
  place = "us-east-1:123456789012",
  partition = "aws",
): string =>
  `arn:${partition}:autoscaling:${place}:scalingPolicy:1f2e3d4c-0000-4000-8000-000000000000:resource/sagemaker/${resource}:policyName/${name}`;

export interface Watching {
  readonly policy: string;
  readonly other: string;
  readonly breaks: Expected;
}

/** What holds for every alarm that runs a policy. */
export const rowsOf = ({ policy, other, breaks }: Watching): readonly Row[] => [
  [ALL, [undefined], breaks, "nothing runs the policy"],
  ["alarm_name", ["a", "x".repeat(255)], "harmless", "nothing refers to the name"],
  ["alarm_name", ["x".repeat(256)], breaks, "a name has 1 to 255 characters"],
  ["alarm_name", [""], breaks, "a name has 1 to 255 characters"],
  ["alarm_description", ["", "x".repeat(1024), undefined], "harmless", "a description changes no behaviour"],
  ["alarm_description", ["x".repeat(1025)], breaks, "a description has at most 1024 characters"],
  ["actions_enabled", [true, "true", undefined], "harmless", "actions are on"],
  ["actions_enabled", [false, "false"], breaks, "actions are off"],
  [
    "alarm_actions",
    [
      undefined,
      [],
      [SNS],
      ["arn:aws:lambda:us-east-1:123456789012:function:wake"],
      ["arn:aws:swf:us-east-1:123456789012:action/actions/AWS_EC2.InstanceId.Stop/1.0"],
      [`\${${other}.arn}`],
      ["chat-large-wake"],
      [""],
    ],
    breaks,
    "the policy is not among the actions",
  ],
  [
    "alarm_actions",
    [
      [`\${${policy}.arn}`, SNS],
      [SNS, `\${${policy}.arn}`],
    ],
    "harmless",
    "a message beside it",
  ],
  [
    "alarm_actions",
    [[`\${${policy}.arn}`, ...["a", "b", "c", "d", "e"].map((name) => `${SNS}-${name}`)]],
    breaks,
    "an alarm has at most 5 actions",
  ],
  [
    ALL,
    [
      { alarm_actions: undefined, ok_actions: [`\${${policy}.arn}`] },
      { alarm_actions: undefined, insufficient_data_actions: [`\${${policy}.arn}`] },
    ],
    breaks,
    "the policy runs in another state",
  ],
  ["ok_actions", [[SNS], []], "harmless", "a message in another state"],
  ["insufficient_data_actions", [[SNS], []], "harmless", "a message in another state"],
  [
    "comparison_operator",
    [
      "LessThanLowerOrGreaterThanUpperThreshold",
      "GreaterThanUpperThreshold",
      "greaterThanOrEqualToThreshold",
      ">=",
      "",
      undefined,
    ],
    breaks,
    "an operator of bands, or none of the list",
  ],
  ["threshold_metric_id", ["ad1"], breaks, "an alarm on anomaly detection runs no policy", ALARM_ACTIONS],
  ["evaluation_periods", [0, -1, 100_000], breaks, "at least one period, and at most a day of them"],
  ["datapoints_to_alarm", [0, -1, 100], breaks, "at least one, and not more than periods"],
  ["metric_name", ["", "NoSuchMetric", undefined], breaks, "no such metric"],
  [
    "namespace",
    ["aws/sagemaker", "AWS/Sagemaker", "/aws/sagemaker/Endpoints", "AWS/SQS", "AWS/SageMaker ", "", undefined],
    breaks,
    "the metric is published in another namespace",
    METRICS,
  ],
  ["period", [0, -60, 1, 5, 15, 45, 61, 90, 119], breaks, "10, 20, 30 or a multiple of 60"],
  ["statistic", ["maximum", "Mean", "p99", "", undefined], breaks, "none of the list"],
  ["extended_statistic", ["p99"], breaks, "a statistic and an extended one: refused"],
  [
    "dimensions",
    [{}, undefined, { Endpoint: "chat" }, { VariantName: "AllTraffic" }],
    breaks,
    "without its dimension there is no data",
    METRICS,
  ],
  ["dimensions.VariantName", ["AllTraffic"], breaks, "one dimension too many: no data", METRICS],
  ["treat_missing_data", ["notbreaching", "Missing", "none"], breaks, "none of the list"],
  ["tags", [{ team: "ml" }], "harmless", "tags change no behaviour"],
  ["region", ["us-east-1"], "harmless", "the Region of the provider", PROVIDER_REGION],
  ["region", ["eu-west-1"], breaks, "it can run no policy of another Region", PROVIDER_REGION],
];
