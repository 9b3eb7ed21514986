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

const given = matching("^.+$", "must be given");

const topic = (which: string, outcomes: string) =>
  object(
    `Who is told of ${outcomes}: \`{ arn = … }\`, or \`{ create = true }\`. Nobody is without it.`,
    {
      arn: text("A topic that is managed elsewhere.", { optional: true }),
      create: flag("A topic is created, encrypted, with a policy that refuses messages over plain HTTP.", {
        default: false,
      }),
      name: text(
        `Name of the created topic; the endpoint's name and \`-${which}\` without it. Beside an \`arn\` that is not known before the apply, the name of that topic: the name of the configuration is then known.`,
        {
          optional: true,
          check: named(names.topic),
        },
      ),
      kms_master_key_id: text(
        "ARN, id or alias of the KMS key that encrypts the messages of the created topic. Give the ARN of a key of yours: the created role may then use it.",
        { default: "alias/aws/sns" },
      ),
    },
    {
      optional: true,
      whole: [
        {
          condition: (it) => `${it}.create != (${it}.arn != null)`,
          requirement: "must have an arn or create = true, and not both",
        },
      ],
    },
  );

const ONLY_TOPICS_THAT_THERE_ARE: WholeCheck = {
  attribute: "include_response_in",
  condition: (it) =>
    `${it}.include_response_in == null ? true : alltrue([for topic in ${it}.include_response_in : topic == "SUCCESS_NOTIFICATION_TOPIC" ? ${it}.success_topic != null : ${it}.error_topic != null])`,
  requirement: "may name only topics that there are",
};

const OUTPUT = object(
  "Where answers go and who is told.",
  {
    s3_output_path: text("`s3://bucket/prefix`.", { check: isS3Uri }),
    s3_failure_path: text("Where errors go; without it they are lost but for the error topic.", {
      optional: true,
      check: isS3Uri,
    }),
    kms_key_arn: text("ARN of the KMS key that encrypts the answers; the bucket's own encryption without it.", {
      optional: true,
      check: isKmsKeyArn,
    }),
    success_topic: topic("success", "answers"),
    error_topic: topic("error", "errors"),
    include_response_in: listOfTexts(
      "Which messages carry the answer itself: `SUCCESS_NOTIFICATION_TOPIC`, `ERROR_NOTIFICATION_TOPIC`.",
      { optional: true, each: oneOf("SUCCESS_NOTIFICATION_TOPIC", "ERROR_NOTIFICATION_TOPIC") },
    ),
    max_concurrent_invocations_per_instance: number(
      "Requests that one instance works on at a time, 1 to 1000; SageMaker's choice without it.",
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
  "A metric of your own, instead: it has to become exactly 0 when nothing waits.",
  {
    namespace: text("Such as `AWS/SageMaker`.", { check: given }),
    metric_name: text("What CloudWatch calls it.", { check: given }),
    dimensions: mapOfTexts("Exactly those that it is published with.", { default: {} }),
    statistic: text("`Average`, `Maximum`, `Minimum`, `SampleCount` or `Sum`.", {
      default: "Average",
      check: oneOf("Average", "Maximum", "Minimum", "SampleCount", "Sum"),
    }),
    unit: text("Only where it is published with several units.", { optional: true }),
  },
  {
    optional: true,
    whole: [
      {
        condition: (it) =>
          `!contains([${ofOthersOnly.map(quotedName).join(", ")}], "\${${it}.namespace} \${${it}.metric_name}")`,
        requirement: "must be a metric that asynchronous endpoints publish",
      },
      {
        attribute: "dimensions",
        condition: (it) =>
          `!contains([${ofQueue.map(quotedName).join(", ")}], "\${${it}.namespace} \${${it}.metric_name}") || join(",", keys(${it}.dimensions)) == "EndpointName"`,
        requirement: "must be EndpointName alone",
      },
    ],
  },
);

/** When instances sleep and wake by the clock. */
export const ASYNC_SLEEP_WINDOW: Attributes = {
  ...SLEEP_WINDOW,
  copies_on_wake: number("Instances after the wake; 1, or `min_instance_count` where that is higher, without it.", {
    optional: true,
    check: within(sleep.copies),
  }),
  hard: flag("Nothing wakes inside the window: queued requests expire, after six hours at most.", { default: false }),
};

/** What an asynchronous endpoint is asked for. */
export const ASYNC_ENDPOINT: Attributes = {
  endpoint_name: ENDPOINT_NAME,
  ...ANY_MODEL,
  ...INSTANCES,
  kms_key_arn: STORAGE_KEY,
  output: OUTPUT,
  input_s3_uris: listOfTexts(
    "S3 prefixes that requests lie below: the created role may read them. The bucket of the answers without it.",
    { optional: true, each: isS3Uri },
  ),
  tracking: object(
    "What the number of instances follows.",
    {
      metric: text(
        "`ApproximateBacklogSizePerInstance`, or `CPUUtilization`, which never is 0: instances then go after the idle timeout, or after 15 minutes.",
        { default: OWN_METRICS[0], check: oneOf(...OWN_METRICS) },
      ),
      custom_metric: CUSTOM_METRIC,
      target: number("Of the metric: requests per instance, or percent of one core.", {
        default: 5,
        check: within(scaling.targetValue),
      }),
      ...trackingPolicy(WORDS),
    },
    { default: {} },
  ),
  wake: wake("What one request does that waits while there is no instance.", "waiting request", WORDS, {
    periodSeconds: 60,
    statistic: "Average",
    evaluationPeriods: 2,
  }),
  ...idle(WORDS),
  sleep_windows: mapOfObjects("Times to sleep and to wake, by name.", "window", ASYNC_SLEEP_WINDOW, {
    default: {},
    elements: WHOLE_SLEEP_WINDOW,
  }),
  ...EXECUTION_ROLE,
  ...TAGS,
};
