import { limits } from "../../src/catalogue/limits";
import { wholeMinutes } from "../../src/constructs/scaling/idle";
import {
  type Attributes,
  flag,
  mapOfObjects,
  mapOfTexts,
  number,
  object,
  text,
  type WholeCheck,
} from "../../src/modules/inputs/attribute";
import { matching, named, oneOf, within } from "../../src/modules/inputs/checks";

const CRON = matching("^cron[(].+[)]$", "must be a cron(...) expression of AWS");
const DATE = matching(
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
  "must be a date and time such as 2027-01-01T00:00:00Z",
);

const { component, scaling, names, alarm, sleep } = limits;

/** An image and its artefacts, from which a model is created. */
export const MODEL: Attributes = {
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
  network_isolation: flag("The container may make no network calls.", { default: false }),
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
      policy_name: text("Name of the policy; the component's name and `-tracking` without it.", {
        optional: true,
        check: named(names.policy),
      }),
      scale_in_cooldown_seconds: number("After copies went, until more may go.", {
        default: 300,
        check: within(scaling.cooldown),
      }),
      scale_out_cooldown_seconds: number("After copies came, until more may come.", {
        default: 300,
        check: within(scaling.cooldown),
      }),
    },
    { default: {} },
  ),
  wake: object(
    "What one refused request does.",
    {
      copies: number("Copies that a wake brings.", { default: 1, check: within(scaling.wakeCapacity) }),
      adjustment: text("`ExactCapacity` sets the number, `ChangeInCapacity` adds to it.", {
        default: "ExactCapacity",
        check: oneOf("ExactCapacity", "ChangeInCapacity"),
      }),
      cooldown_seconds: number("0 where the number is set, 300 where it is added, without it.", {
        optional: true,
        check: within(scaling.cooldown),
      }),
      policy_name: text("Name of the policy; the component's name and `-wake` without it.", {
        optional: true,
        check: named(names.policy),
      }),
      alarm_name: text("Name of the alarm; the component's name and `-wake` without it.", {
        optional: true,
        check: named(names.alarm),
      }),
      period_seconds: number("10, 20, 30 or a multiple of 60.", { default: 30 }),
      statistic: text("`Maximum`, `Sum` or `Average`: these see one refused request among others.", {
        default: "Maximum",
        check: oneOf("Maximum", "Sum", "Average"),
      }),
      evaluation_periods: number("Periods that are looked at.", { default: 1, check: within(alarm.periods) }),
      datapoints_to_alarm: number("Periods among them with a refused request.", {
        default: 1,
        check: within(alarm.periods),
      }),
      treat_missing_data: text("`notBreaching`, `ignore` or `missing`.", {
        default: "notBreaching",
        check: oneOf("notBreaching", "ignore", "missing"),
      }),
    },
    { default: {} },
  ),
  idle_timeout_seconds: number(
    "Zero copies after this long without a request in flight, in whole minutes; about 15 minutes, by target tracking, without it.",
    { optional: true, check: wholeMinutes },
  ),
  min_up_time_seconds: number("Once woken, stay for at least this long, in whole minutes.", {
    optional: true,
    check: wholeMinutes,
  }),
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

/** An inference component, with what it loads, reserves and follows. */
export const COMPONENT: Attributes = {
  name: text("Unique in the account and region; the key without it.", { optional: true }),
  model_name: text("A SageMaker model that exists already.", { optional: true }),
  model: object("What a model is created from, instead.", MODEL, { optional: true }),
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
  sleep_windows: mapOfObjects("Times to sleep and to wake, by name.", "window", SLEEP_WINDOW, { default: {} }),
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
