import { limits } from "../../src/catalogue/limits";
import { nameRequirement } from "../../src/constructs/checks/check";
import { type Attributes, mapOfTexts, object, text, type WholeCheck } from "../../src/modules/inputs/attribute";
import { matching, named } from "../../src/modules/inputs/checks";
import { alarm, type WakeAlarmDefaults } from "./scaling-variables";

const { pattern, maxLength } = limits.names.component;

/** How the alarms of components and of their adapters look at refused requests. */
export const REFUSED_REQUESTS: WakeAlarmDefaults = {
  periodSeconds: 30,
  statistic: "Maximum",
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
};

/** A LoRA adapter: it has no model, no compute and no scaling of its own. */
export const ADAPTER: Attributes = {
  name: text("Inference component name of the adapter. Must be unique in the account and Region. Default: its key.", {
    optional: true,
  }),
  artifact_url: text("URI of the archive with the weights of the adapter, such as `s3://bucket/adapter.tar.gz`.", {
    check: matching(
      "^(https|s3)://[^/]+/.+",
      "must be the URI of the adapter's archive, such as s3://bucket/adapter.tar.gz",
    ),
  }),
  wake_alarm: object(
    "Alarm that wakes the base component when SageMaker refuses a request for the adapter.",
    alarm("the adapter", "refused request", REFUSED_REQUESTS),
    { default: {} },
  ),
  tags: mapOfTexts("Tags of the adapter, in addition to those of its component.", { default: {} }),
};

/** The same once each has its name. */
export const NAMED_ADAPTER: Attributes = {
  ...ADAPTER,
  name: text("Name of the adapter.", { check: named(limits.names.component) }),
};

/**
 * What a component or an adapter is called.
 * @see `coalesce` takes an empty name for none
 */
export const CALLED_BY_KEY_OR_NAME: WholeCheck = {
  condition: (it, key) =>
    `can(regex("${pattern}", coalesce(${it}.name, ${key}))) && length(coalesce(${it}.name, ${key})) <= ${maxLength}`,
  requirement: `must have a valid name, which is its key by default: it ${nameRequirement(limits.names.component)}`,
};
