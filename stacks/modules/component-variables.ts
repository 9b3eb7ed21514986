import { limits } from "../../src/catalogue/limits";
import { isKmsKeyArn } from "../../src/constructs/async/kms-key-arn";
import {
  type Attributes,
  type CheckTogether,
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
import { ADAPTER, CALLED_BY_KEY_OR_NAME, REFUSED_REQUESTS } from "./adapter-variables";
import { NAMES_OF_A_COMPONENT } from "./distinct-names";
import { idle, type ScaledWords, trackingPolicy, wake } from "./scaling-variables";
import { SLEEP_WINDOW, WHOLE_SLEEP_WINDOW } from "./sleep-window-variables";

const { component, scaling, names } = limits;

const WORDS: ScaledWords = { owner: "component", capacity: "copies" };

/** An image and its artefacts, from which a model is created. */
export const MODEL: Attributes = {
  name: text(
    "First part of the model name; a hash of the content follows. Default: the name of the component or endpoint.",
    {
      optional: true,
      check: named(names.model),
    },
  ),
  image: text("URI of the container image.", {
    check: matching("^[^ ]{1,255}$", "must be an image URI of at most 255 characters without spaces"),
  }),
  model_data_prefix: text(
    "S3 prefix of uncompressed model artifacts, such as `s3://bucket/prefix/`. Must end in a slash.",
    {
      optional: true,
      check: matching("^s3://[^/]+/(.*/)?$", "must be an S3 URI that ends in a slash, such as s3://bucket/prefix/"),
    },
  ),
  model_data_url: text(
    "S3 URI of the model artifacts in one archive, such as `s3://bucket/model.tar.gz`. Replaces `model_data_prefix`.",
    {
      optional: true,
      check: matching("^s3://[^/]+/.+", "must be an S3 URI, such as s3://bucket/model.tar.gz"),
    },
  ),
  accept_eula: flag("Whether you accept the licence of the model. SageMaker does not load some models otherwise.", {
    optional: true,
  }),
  environment: mapOfTexts("Environment variables of the container.", { default: {} }),
  subnet_ids: listOfTexts(
    "Ids of 1 to 16 subnets of the container. SageMaker then downloads the artifacts through your VPC.",
    {
      optional: true,
      each: matching("^subnet-[0-9a-f]+$", "must be the id of a subnet, such as subnet-0123456789abcdef0"),
    },
  ),
  security_group_ids: listOfTexts("Ids of 1 to 5 security groups of the container. Required with `subnet_ids`.", {
    optional: true,
    each: matching("^sg-[0-9a-f]+$", "must be the id of a security group, such as sg-0123456789abcdef0"),
  }),
  model_data_kms_key_arn: text(
    "ARN of the KMS key that encrypts the model artifacts. The created role receives permission to use it.",
    {
      optional: true,
      check: isKmsKeyArn,
    },
  ),
  network_isolation: flag("Whether the container has no network access.", { default: false }),
};

const WHOLE_VPC: WholeCheck = {
  condition: (it) =>
    `${it}.subnet_ids == null || ${it}.security_group_ids == null ? ${it}.subnet_ids == null && ${it}.security_group_ids == null : contains(range(1, 17), length(${it}.subnet_ids)) && contains(range(1, 6), length(${it}.security_group_ids))`,
  requirement: "must have 1 to 16 subnet_ids and 1 to 5 security_group_ids, or neither",
};

const ARTEFACTS: readonly WholeCheck[] = [
  {
    condition: (it) => `${it}.model_data_prefix == null || ${it}.model_data_url == null`,
    requirement: "must have either model_data_prefix or model_data_url, not both",
  },
  {
    attribute: "accept_eula",
    condition: (it) => `${it}.accept_eula == null || ${it}.model_data_prefix != null`,
    requirement: "requires model_data_prefix: SageMaker accepts licences for uncompressed artifacts only",
  },
];

/** Of a model that exists: nothing follows its name. */
export const isModelName = named({ ...names.model, maxLength: 63 });

/** A model that exists, or what one is created from. */
export const ANY_MODEL: Attributes = {
  model_name: text("Name of an existing SageMaker model. Either `model_name` or `model` is required.", {
    optional: true,
    check: isModelName,
  }),
  model: object("Model to create: container image, artifacts and network. Replaces `model_name`.", MODEL, {
    optional: true,
    whole: [WHOLE_VPC, ...ARTEFACTS],
  }),
};

/** How copies go to zero and come back. */
export const SCALING: Attributes = {
  min_copies: number(
    "Minimum number of copies. With a value above 0 the component never scales to zero, and neither does its endpoint.",
    {
      default: 0,
      check: within(scaling.minCapacity),
    },
  ),
  max_copies: number("Maximum number of copies. Must be at least 1.", { check: within(scaling.maxCapacity) }),
  tracking: object(
    "Target tracking policy, which adjusts the number of copies to the requests.",
    {
      metric: text("Predefined metric of Application Auto Scaling.", {
        default: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
        check: oneOf(
          "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
          "SageMakerInferenceComponentInvocationsPerCopy",
        ),
      }),
      target: number("Value of the metric per copy that scaling maintains. Must be above 0.", {
        default: 5,
        check: within(scaling.targetValue),
      }),
      ...trackingPolicy(WORDS),
    },
    { default: {} },
  ),
  wake: wake(
    "Wake policy and wake alarm, which scale from zero copies when SageMaker refuses a request.",
    "refused request",
    WORDS,
    REFUSED_REQUESTS,
  ),
  ...idle(WORDS),
};

/** An inference component, with what it loads, reserves and follows. */
export const COMPONENT: Attributes = {
  name: text("Inference component name. Must be unique in the account and Region. Default: its key.", {
    optional: true,
  }),
  ...ANY_MODEL,
  accelerator_devices: number("Number of GPUs or Neuron devices per copy. None by default.", {
    optional: true,
    check: within(component.acceleratorDevices),
  }),
  cpu_cores: number("Number of vCPUs per copy. Must be at least 0.25.", {
    optional: true,
    check: within(component.cpuCores),
  }),
  min_memory_mb: number("Host memory that a copy reserves, in MiB, not GPU memory. Must be at least 128.", {
    check: within(component.minMemoryMb),
  }),
  max_memory_mb: number(
    "Host memory that a copy can use at most, in MiB. Must be at least `min_memory_mb`. No limit by default.",
    {
      optional: true,
      check: within(component.maxMemoryMb),
    },
  ),
  initial_copies: number(
    "Number of copies at creation. Must be at least 1, because SageMaker creates no component without a copy.",
    {
      default: 1,
      check: within(component.initialCopies),
    },
  ),
  ...SCALING,
  container_startup_health_check_timeout_seconds: number(
    "Time for a container to become healthy, from 60 to 3600 seconds. Applies at each wake. Chosen by SageMaker by default.",
    {
      optional: true,
      check: within(component.startupTimeout),
    },
  ),
  model_data_download_timeout_seconds: number(
    "Time to download the model, from 60 to 3600 seconds. Applies at each wake. Chosen by SageMaker by default.",
    {
      optional: true,
      check: within(component.startupTimeout),
    },
  ),
  data_cache: flag("Whether the instance keeps model and image for later copies. Chosen by SageMaker by default.", {
    optional: true,
  }),
  placement_strategy: text("Placement of copies on instances: `SPREAD` or `BINPACK`. Chosen by SageMaker by default.", {
    optional: true,
    check: oneOf("SPREAD", "BINPACK"),
  }),
  sleep_windows: mapOfObjects(
    "Sleep windows, by name: schedules that put the component to sleep and wake it.",
    "window",
    SLEEP_WINDOW,
    {
      default: {},
      elements: WHOLE_SLEEP_WINDOW,
    },
  ),
  adapters: mapOfObjects("LoRA adapters on the component, by name.", "adapter", ADAPTER, {
    default: {},
    elements: [CALLED_BY_KEY_OR_NAME],
  }),
  tags: mapOfTexts("Tags of the component, in addition to those of the endpoint.", { default: {} }),
};

/** The same once each has its name. */
export const NAMED_COMPONENT: Attributes = {
  ...COMPONENT,
  name: text("Name of the component.", { check: named(names.component) }),
};

/** A model that exists, or one that is created. */
export const ONE_MODEL: WholeCheck = {
  condition: (it) => `(${it}.model == null) != (${it}.model_name == null)`,
  requirement: "must have either model_name or model, not both",
};

/** What is asked of a component as a whole. */
export const WHOLE_COMPONENT: readonly WholeCheck[] = [ONE_MODEL, CALLED_BY_KEY_OR_NAME, NAMES_OF_A_COMPONENT];

/** What is asked of all components together. */
export const COMPONENTS_TOGETHER: readonly CheckTogether[] = [
  {
    condition: (it, component, key) =>
      `length([for other_key, other in ${it} : other if coalesce(other.name, other_key) == coalesce(${component}.name, ${key})]) == 1`,
    requirement: "must have a name that no other component has",
  },
];
