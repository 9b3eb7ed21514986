import { limits } from "../../catalogue/limits";
import { listOf, number, oneOf, plain, provider, text, texts } from "../checks/kinds";
import { named } from "../checks/name-kind";
import { unknownNumber, unknownText } from "../checks/placeholders";
import { objectOf, optional, type Properties, required } from "../checks/properties";
import { endpointOptions, instanceProperties } from "../endpoint/properties";
import { MODEL_EXAMPLE, modelKind, unknownModel } from "../model/properties";
import { variantScalingOptions } from "../scaling/properties";
import type { AsyncEndpointAttributes, ImportedScalingOptions } from "./async-endpoint-attributes";
import type { AsyncEndpointProps } from "./async-endpoint-props";
import { type AsyncOutput, ResponseInclusion } from "./async-output";
import type { AsyncVariantProps } from "./async-variant";
import { isNotificationTarget } from "./notification-target";

const topic = plain(
  "must be a NotificationTopic",
  isNotificationTarget,
  'write NotificationTopic.create() or NotificationTopic.fromTopicArn(this, "Topic", "…")',
);

const outputProperties: Properties<AsyncOutput> = {
  s3OutputPath: required(text, unknownText, "as in s3://bucket/answers/"),
  s3FailurePath: optional(text),
  kmsKeyArn: optional(text),
  successTopic: optional(topic),
  errorTopic: optional(topic),
  includeResponseIn: optional(listOf(oneOf("ResponseInclusion", ResponseInclusion))),
  maxConcurrentInvocationsPerInstance: optional(number),
};

const variantProperties: Properties<AsyncVariantProps> = {
  ...instanceProperties,
  ...variantScalingOptions,
  model: required(modelKind, unknownModel, MODEL_EXAMPLE),
  initialVariantWeight: optional(number),
};

/** What the properties of an asynchronous endpoint may be. */
export const asyncEndpointProperties: Properties<AsyncEndpointProps> = {
  ...variantProperties,
  ...endpointOptions,
  output: required(
    objectOf(outputProperties),
    () => ({ s3OutputPath: unknownText() }),
    'as in { s3OutputPath: "s3://bucket/answers/" }',
  ),
  inputS3Uris: optional(listOf(text)),
  additionalVariants: optional(listOf(objectOf(variantProperties))),
};

/** What is known of an asynchronous endpoint that is managed elsewhere. */
export const asyncEndpointAttributes: Properties<AsyncEndpointAttributes> = {
  endpointName: required(named(limits.names.endpoint), unknownText),
  variantName: optional(named(limits.names.variant)),
  minInstanceCount: optional(number),
  maxInstanceCount: optional(number),
  tags: optional(texts),
  provider: optional(provider),
};

/** What the properties of its scaling may be. */
export const importedScalingProperties: Properties<ImportedScalingOptions> = {
  ...variantScalingOptions,
  maxInstanceCount: required(number, unknownNumber, "the most instances that there may be, at least 1"),
  minInstanceCount: optional(number),
};
