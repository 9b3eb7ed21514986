import { limits } from "../../src/catalogue/limits";
import { isKmsKeyArn } from "../../src/constructs/async/kms-key-arn";
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
import { idle, type ScaledWords, trackingPolicy, wake } from "./scaling-variables";

const CRON = matching("^cron[(].+[)]$", "must be a cron(...) expression of AWS");
const DATE = matching(
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
  "must be a date and time such as 2027-01-01T00:00:00Z",
);

const { component, scaling, names, sleep } = limits;

const WORDS: ScaledWords = { owner: "component", capacity: "copies" };

/** An image and its artefacts, from which a model is created. */
export const MODEL: Attributes = {
  name: text("What the model's name begins with; a hash of its content follows. The name of what runs it without it.", {
    optional: true,
    check: named(names.model),
  }),
  image: text("URI of the container image.", {
    check: matching("^[^ ]{1,255}$", "must be an image URI of at most 255 characters without spaces"),
  }),
  model_data_prefix: text("Uncompressed artefacts: `s3://bucket/prefix/`, ending in a slash.", {
    optional: true,
    check: matching("^s3://[^/]+/(.*/)?$", "must be an S3 URI that ends in a slash"),
  }),
  model_data_url: text("Artefacts in one archive, instead: `s3://bucket/model.tar.gz`.", {
    optional: true,
    check: matching("^s3://[^/]+/.+", "must be an S3 URI"),
  }),
  accept_eula: flag("You have read the licence of the model and accept it; some models are not loaded without.", {
    optional: true,
  }),
  environment: mapOfTexts("Environment of the container.", { default: {} }),
  subnet_ids: listOfTexts("Subnets of the container, 1 to 16: artefacts are then fetched through your VPC.", {
    optional: true,
    each: matching("^subnet-[0-9a-f]+$", "must be the id of a subnet"),
  }),
  security_group_ids: listOfTexts("Security groups of the container there, 1 to 5.", {
    optional: true,
    each: matching("^sg-[0-9a-f]+$", "must be the id of a security group"),
  }),
  model_data_kms_key_arn: text("Key of yours that the artefacts are encrypted with: the created role may use it.", {
    optional: true,
    check: isKmsKeyArn,
  }),
  network_isolation: flag("The container may make no network calls.", { default: false }),
};

const WHOLE_VPC: WholeCheck = {
  condition: (it) =>
    `${it}.subnet_ids == null || ${it}.security_group_ids == null ? ${it}.subnet_ids == null && ${it}.security_group_ids == null : contains(range(1, 17), length(${it}.subnet_ids)) && contains(range(1, 6), length(${it}.security_group_ids))`,
  requirement: "must have 1 to 16 subnet_ids and 1 to 5 security_group_ids, or none of both",
};

/** A model that exists, or what one is created from. */
export const ANY_MODEL: Attributes = {
  model_name: text("A SageMaker model that exists already.", { optional: true }),
  model: object("What a model is created from, instead.", MODEL, { optional: true, whole: [WHOLE_VPC] }),
};

/** How copies go to zero and come back. */
export const SCALING: Attributes = {
  min_copies: number("Copies when nobody calls. Above 0 the component, and with it the endpoint, never sleeps.", {
    default: 0,
    check: within(scaling.minCapacity),
  }),
  max_copies: number("Copies when everybody calls, at least 1.", { check: within(scaling.maxCapacity) }),
  tracking: object(
    "What the number of copies follows.",
    {
      metric: text("What Application Auto Scaling calls it.", {
        default: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
        check: oneOf(
          "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
          "SageMakerInferenceComponentInvocationsPerCopy",
        ),
      }),
      target: number("Of the metric, per copy.", { default: 5, check: within(scaling.targetValue) }),
      ...trackingPolicy(WORDS),
    },
    { default: {} },
  ),
  wake: wake("What one refused request does.", "refused request", WORDS, {
    periodSeconds: 30,
    statistic: "Maximum",
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
  }),
  ...idle(WORDS),
};

/** When copies sleep and wake by the clock. */
export const SLEEP_WINDOW: Attributes = {
  sleep: text("When to sleep: `cron(0 18 ? * FRI *)`.", { check: CRON }),
  wake: text("When to wake: `cron(0 7 ? * MON *)`.", { check: CRON }),
  time_zone: text("IANA name that both are read in: `Europe/Paris`.", {
    check: matching(
      "^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$",
      "must be an IANA name such as Europe/Paris",
    ),
  }),
  copies_on_wake: number("Copies after the wake; 1, or `min_copies` where that is higher, without it.", {
    optional: true,
    check: within(sleep.copies),
  }),
  hard: flag("Nothing wakes inside the window.", { default: false }),
  start_date: text("RFC 3339 in UTC: nothing runs before.", { optional: true, check: DATE }),
  end_date: text("RFC 3339 in UTC: nothing runs afterwards.", { optional: true, check: DATE }),
};

/** What is asked of a window as a whole. */
export const WHOLE_SLEEP_WINDOW: readonly WholeCheck[] = [
  {
    attribute: "copies_on_wake",
    condition: (it) => `${it}.hard || (${it}.copies_on_wake == null ? true : ${it}.copies_on_wake != 0)`,
    requirement: "must be at least 1: a minimum of 0 in the window and outside of it changes nothing",
  },
];

/** An inference component, with what it loads, reserves and follows. */
export const COMPONENT: Attributes = {
  name: text("Unique in the account and region; the key without it.", { optional: true }),
  ...ANY_MODEL,
  accelerator_devices: number("GPUs or Neuron devices of a copy; none without it.", {
    optional: true,
    check: within(component.acceleratorDevices),
  }),
  cpu_cores: number("vCPUs of a copy.", { optional: true, check: within(component.cpuCores) }),
  min_memory_mb: number("MiB of host memory that a copy reserves, at least 128. Not GPU memory.", {
    check: within(component.minMemoryMb),
  }),
  max_memory_mb: number("MiB of host memory that a copy may not exceed.", {
    optional: true,
    check: within(component.maxMemoryMb),
  }),
  initial_copies: number("Copies that it is created with, at least 1: SageMaker creates none at zero.", {
    default: 1,
    check: within(component.initialCopies),
  }),
  ...SCALING,
  container_startup_health_check_timeout_seconds: number("For a container to become healthy, at each wake.", {
    optional: true,
    check: within(component.startupTimeout),
  }),
  model_data_download_timeout_seconds: number("To fetch the model, at each wake.", {
    optional: true,
    check: within(component.startupTimeout),
  }),
  data_cache: flag("Keeps model and image on the instance for further copies.", { optional: true }),
  placement_strategy: text("`SPREAD` or `BINPACK`; SageMaker's own choice without it.", {
    optional: true,
    check: oneOf("SPREAD", "BINPACK"),
  }),
  sleep_windows: mapOfObjects("Times to sleep and to wake, by name.", "window", SLEEP_WINDOW, {
    default: {},
    elements: WHOLE_SLEEP_WINDOW,
  }),
  tags: mapOfTexts("Beside those of the endpoint.", { default: {} }),
};

/** The same once each has its name. */
export const NAMED_COMPONENT: Attributes = {
  ...COMPONENT,
  name: text("Of the component.", { check: named(names.component) }),
};

/** A model that exists, or one that is created. */
export const ONE_MODEL: WholeCheck = {
  condition: (it) => `(${it}.model == null) != (${it}.model_name == null)`,
  requirement: "must have model_name or model, and not both",
};

/** What is asked of a component as a whole. */
export const WHOLE_COMPONENT: readonly WholeCheck[] = [
  ONE_MODEL,
  {
    condition: (it, key) =>
      `can(regex("${names.component.pattern}", coalesce(${it}.name, ${key}))) && length(coalesce(${it}.name, ${key})) <= ${names.component.maxLength}`,
    requirement: `is called by its key, or by its name where it has one: it ${names.component.allowed}; at most ${names.component.maxLength} characters`,
  },
];
