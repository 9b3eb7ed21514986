import { listOf, madeBy, number, oneOf, text } from "../checks/kinds";
import { unknownText } from "../checks/placeholders";
import { objectOf, optional, type Properties, required } from "../checks/properties";
import { endpointOptions, instanceProperties } from "../endpoint/properties";
import { modelKind, unknownModel } from "../model/properties";
import { variantScalingOptions } from "../scaling/properties";
import type { AsyncEndpointProps } from "./async-endpoint";
import { type AsyncOutput, ResponseInclusion } from "./async-output";
import type { AsyncVariantProps } from "./async-variant";
import { NotificationTopic } from "./notification-topic";

const topic = madeBy(NotificationTopic, 'NotificationTopic.create() or NotificationTopic.fromTopicArn("…")');

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
  model: required(modelKind, unknownModel, 'write Model.fromName("…") or new Model(…)'),
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
