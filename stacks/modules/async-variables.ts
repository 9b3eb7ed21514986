import { limits } from "../../src/catalogue/limits";
import { METRICS } from "../../src/catalogue/metric-table";
import { isKmsKeyArn } from "../../src/constructs/async/kms-key-arn";
import { isS3Uri } from "../../src/constructs/endpoint/s3-uri";
import {
  type Attributes,
  flag,
  listOfTexts,
  mapOfObjects,
  mapOfTexts,
  number,
  object,
  text,
  type WholeCheck,
} from "../../src/modules/inputs/attribute";
import { matching, named, oneOf, within } from "../../src/modules/inputs/checks";
import { ANY_MODEL } from "./component-variables";
import { ENDPOINT_NAME, EXECUTION_ROLE, INSTANCES, STORAGE_KEY, TAGS } from "./endpoint-variables";
import { idle, type ScaledWords, trackingPolicy, wake } from "./scaling-variables";
import { SLEEP_WINDOW, WHOLE_SLEEP_WINDOW } from "./sleep-window-variables";

const { names, scaling, sleep, variant } = limits;

const WORDS: ScaledWords = { owner: "endpoint", capacity: "instances" };

/** The metrics that an endpoint has by itself and that tracking may follow, by their names. */
export const OWN_METRICS = ["ApproximateBacklogSizePerInstance", "CPUUtilization"] as const;

const given = matching("^.+$", "must not be empty");

const topic = (which: string, outcomes: string) =>
  object(
    `SNS topic that receives a message for each ${outcomes}: \`{ arn = "…" }\` for an existing topic, \`{ create = true }\` for a new one. None by default.`,
    {
      arn: text("ARN of an existing topic.", { optional: true }),
      create: flag(
        "Whether the module creates an encrypted topic, with a policy that refuses messages over plain HTTP.",
        {
          default: false,
        },
      ),
      name: text(
        `Name of the created topic. Default: the name of the endpoint and \`-${which}\`. If \`arn\` is known only after the apply, set it to the name of that topic, so that the plan can show the name of the configuration.`,
        {
          optional: true,
          check: named(names.topic),
        },
      ),
      kms_master_key_id: text(
        "ARN, id or alias of the KMS key that encrypts the messages of the created topic. With an ARN the created role receives permission to use the key.",
        { default: "alias/aws/sns" },
      ),
    },
    {
      optional: true,
      whole: [
        {
          condition: (it) => `${it}.create != (${it}.arn != null)`,
          requirement: "must have either an arn or create = true, not both",
        },
      ],
    },
  );

const ONLY_TOPICS_THAT_THERE_ARE: WholeCheck = {
  attribute: "include_response_in",
  condition: (it) =>
    `${it}.include_response_in == null ? true : alltrue([for topic in ${it}.include_response_in : topic == "SUCCESS_NOTIFICATION_TOPIC" ? ${it}.success_topic != null : ${it}.error_topic != null])`,
  requirement: "must list only topics that output defines: success_topic and error_topic",
};

const OUTPUT = object(
  "Destination of answers and errors, and the topics that report them.",
  {
    s3_output_path: text("S3 prefix for answers, such as `s3://bucket/prefix`.", { check: isS3Uri }),
    s3_failure_path: text("S3 prefix for errors. By default errors are reported to the error topic only.", {
      optional: true,
      check: isS3Uri,
    }),
    kms_key_arn: text(
      "ARN of the KMS key that encrypts the answers. By default the encryption of the bucket applies.",
      {
        optional: true,
        check: isKmsKeyArn,
      },
    ),
    success_topic: topic("success", "answer"),
    error_topic: topic("error", "error"),
    include_response_in: listOfTexts(
      "Topics whose messages contain the answer itself: `SUCCESS_NOTIFICATION_TOPIC`, `ERROR_NOTIFICATION_TOPIC`. None by default.",
      { optional: true, each: oneOf("SUCCESS_NOTIFICATION_TOPIC", "ERROR_NOTIFICATION_TOPIC") },
    ),
    max_concurrent_invocations_per_instance: number(
      "Maximum number of requests that an instance processes at a time, from 1 to 1000. Chosen by SageMaker by default.",
      { optional: true, check: within(variant.maxConcurrentInvocations) },
    ),
  },
  { whole: [ONLY_TOPICS_THAT_THERE_ARE] },
);

const quotedName = ({ namespace, metricName }: { readonly namespace: string; readonly metricName: string }) =>
  JSON.stringify(`${namespace} ${metricName}`);

const ofQueue = METRICS.filter(({ publishedBy, dimensions }) => {
  return publishedBy.includes("asynchronous") && dimensions.every((set) => set.join() === "EndpointName");
});

const ofOthersOnly = METRICS.filter(({ publishedBy }) => !publishedBy.includes("asynchronous"));

const CUSTOM_METRIC = object(
  "Metric of your own, in place of `metric`. Must be exactly 0 when no request waits.",
  {
    namespace: text("CloudWatch namespace, such as `AWS/SageMaker`.", { check: given }),
    metric_name: text("CloudWatch metric name.", { check: given }),
    dimensions: mapOfTexts("Dimensions of the metric. Must be exactly those that it is published with.", {
      default: {},
    }),
    statistic: text("Statistic: `Average`, `Maximum`, `Minimum`, `SampleCount` or `Sum`.", {
      default: "Average",
      check: oneOf("Average", "Maximum", "Minimum", "SampleCount", "Sum"),
    }),
    unit: text("Unit. Required only if the metric is published with several units.", { optional: true }),
  },
  {
    optional: true,
    whole: [
      {
        condition: (it) =>
          `!contains([${ofOthersOnly.map(quotedName).join(", ")}], "\${${it}.namespace} \${${it}.metric_name}")`,
        requirement:
          "must be a metric that asynchronous endpoints publish: SageMaker publishes this one for other endpoints only",
      },
      {
        attribute: "dimensions",
        condition: (it) =>
          `!contains([${ofQueue.map(quotedName).join(", ")}], "\${${it}.namespace} \${${it}.metric_name}") || join(",", keys(${it}.dimensions)) == "EndpointName"`,
        requirement: "must be EndpointName alone: SageMaker publishes this metric without any other dimension",
      },
    ],
  },
);

/** When instances sleep and wake by the clock. */
export const ASYNC_SLEEP_WINDOW: Attributes = {
  ...SLEEP_WINDOW,
  copies_on_wake: number("Number of instances after the wake. Default: `min_instance_count`, or 1 if that is 0.", {
    optional: true,
    check: within(sleep.copies),
  }),
  hard: flag(
    "Whether requests within the window do not wake the endpoint. Queued requests expire after at most 6 hours.",
    { default: false },
  ),
};

/** What an asynchronous endpoint is asked for. */
export const ASYNC_ENDPOINT: Attributes = {
  endpoint_name: ENDPOINT_NAME,
  ...ANY_MODEL,
  ...INSTANCES,
  kms_key_arn: STORAGE_KEY,
  output: OUTPUT,
  input_s3_uris: listOfTexts(
    "S3 prefixes of the request payloads, which the created role can read. Default: the bucket of the answers.",
    { optional: true, each: isS3Uri },
  ),
  tracking: object(
    "Target tracking policy, which adjusts the number of instances to the requests.",
    {
      metric: text(
        "`ApproximateBacklogSizePerInstance` or `CPUUtilization`. CPU utilization is never exactly 0, so a separate alarm then scales to zero, after `idle_timeout_seconds` or 15 min.",
        { default: OWN_METRICS[0], check: oneOf(...OWN_METRICS) },
      ),
      custom_metric: CUSTOM_METRIC,
      target: number(
        "Value of the metric that scaling maintains: requests per instance, or percent of one core. Must be above 0.",
        {
          default: 5,
          check: within(scaling.targetValue),
        },
      ),
      ...trackingPolicy(WORDS),
    },
    { default: {} },
  ),
  wake: wake(
    "Wake policy and wake alarm, which scale from zero instances when a request waits in the queue.",
    "waiting request",
    WORDS,
    {
      periodSeconds: 60,
      statistic: "Average",
      evaluationPeriods: 2,
    },
  ),
  ...idle(WORDS),
  sleep_windows: mapOfObjects(
    "Sleep windows, by name: schedules that put the endpoint to sleep and wake it.",
    "window",
    ASYNC_SLEEP_WINDOW,
    {
      default: {},
      elements: WHOLE_SLEEP_WINDOW,
    },
  ),
  ...EXECUTION_ROLE,
  ...TAGS,
};
