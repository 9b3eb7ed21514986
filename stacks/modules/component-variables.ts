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

const ARTEFACTS: readonly WholeCheck[] = [
  {
    condition: (it) => `${it}.model_data_prefix == null || ${it}.model_data_url == null`,
    requirement: "must have model_data_prefix or model_data_url, and not both",
  },
  {
    attribute: "accept_eula",
    condition: (it) => `${it}.accept_eula == null || ${it}.model_data_prefix != null`,
    requirement: "is of use with a model_data_prefix only",
  },
];

/** Of a model that exists: nothing follows its name. */
export const isModelName = named({ ...names.model, maxLength: 63 });

/** A model that exists, or what one is created from. */
export const ANY_MODEL: Attributes = {
  model_name: text("A SageMaker model that exists already.", { optional: true, check: isModelName }),
  model: object("What a model is created from, instead.", MODEL, { optional: true, whole: [WHOLE_VPC, ...ARTEFACTS] }),
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
  wake: wake("What one refused request does.", "refused request", WORDS, REFUSED_REQUESTS),
  ...idle(WORDS),
};

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
  adapters: mapOfObjects("LoRA adapters on the component, by name.", "adapter", ADAPTER, {
    default: {},
    elements: [CALLED_BY_KEY_OR_NAME],
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
export const WHOLE_COMPONENT: readonly WholeCheck[] = [ONE_MODEL, CALLED_BY_KEY_OR_NAME, NAMES_OF_A_COMPONENT];

/** What is asked of all components together. */
export const COMPONENTS_TOGETHER: readonly CheckTogether[] = [
  {
    condition: (it, component, key) =>
      `length([for other_key, other in ${it} : other if coalesce(other.name, other_key) == coalesce(${component}.name, ${key})]) == 1`,
    requirement: "must have names that differ",
  },
];
