import { limits } from "../../catalogue/limits";
import { arnOf } from "../checks/arn-kind";
import { duration, flag, listOf, madeBy, number, oneOf, provider, text, texts } from "../checks/kinds";
import { named } from "../checks/name-kind";
import { unknownNumber, unknownText } from "../checks/placeholders";
import { objectOf, optional, type Properties, required } from "../checks/properties";
import { executionRole } from "../iam/role-kind";
import { CaptureMode, type DataCapture } from "./data-capture";
import { DeploymentPolicy } from "./deployment-policy";
import type { EndpointOptions } from "./endpoint-options";
import type { CoreDump, InstanceOptions } from "./instance-options";
import type { ProductionVariantProps } from "./production-variant";
import type { RealtimeEndpointAttributes } from "./realtime-endpoint-attributes";
import type { RealtimeEndpointProps } from "./realtime-endpoint-props";
import { RoutingStrategy } from "./routing-strategy";

const coreDumpProperties: Properties<CoreDump> = {
  destinationS3Uri: required(text, unknownText, "as in s3://bucket/prefix"),
  kmsKeyId: optional(text),
};

const dataCaptureProperties: Properties<DataCapture> = {
  destinationS3Uri: required(text, unknownText, "as in s3://bucket/prefix"),
  samplingPercentage: required(number, unknownNumber, "from 0 to 100"),
  modes: optional(listOf(oneOf("CaptureMode", CaptureMode))),
  enabled: optional(flag),
  kmsKeyId: optional(text),
  csvContentTypes: optional(listOf(text)),
  jsonContentTypes: optional(listOf(text)),
};

/** What the properties of instances may be, whatever they host. */
export const instanceProperties: Properties<InstanceOptions> = {
  variantName: optional(text),
  // That it is missing is reported with its shape.
  instanceType: optional(text, unknownText),
  maxInstanceCount: required(number, unknownNumber, "the most instances that there may be, at least 1"),
  minInstanceCount: optional(number),
  initialInstanceCount: optional(number),
  inferenceAmiVersion: optional(text),
  containerStartupHealthCheckTimeout: optional(duration),
  modelDataDownloadTimeout: optional(duration),
  volumeSizeGb: optional(number),
  coreDump: optional(objectOf(coreDumpProperties)),
  enableSsmAccess: optional(flag),
};

/** What the properties of every endpoint may be. */
export const endpointOptions: Properties<EndpointOptions> = {
  endpointName: optional(text),
  kmsKeyArn: optional(text),
  dataCapture: optional(objectOf(dataCaptureProperties)),
  deploymentPolicy: optional(madeBy(DeploymentPolicy, "DeploymentPolicy.rolling(…) or DeploymentPolicy.blueGreen(…)")),
  tags: optional(texts),
  provider: optional(provider),
};

const variantProperties: Properties<ProductionVariantProps> = {
  ...instanceProperties,
  routingStrategy: optional(oneOf("RoutingStrategy", RoutingStrategy)),
};

export const realtimeEndpointProperties: Properties<RealtimeEndpointProps> = {
  ...variantProperties,
  ...endpointOptions,
  additionalVariants: optional(listOf(objectOf(variantProperties))),
  executionRole: optional(executionRole),
  executionRoleArn: optional(arnOf(limits.arns.role)),
};

/** What is known of an endpoint that is managed elsewhere. */
export const realtimeEndpointAttributes: Properties<RealtimeEndpointAttributes> = {
  endpointName: required(named(limits.names.endpoint), unknownText),
  variantName: optional(named(limits.names.variant)),
  instanceType: optional(text),
  executionRole: optional(executionRole),
  tags: optional(texts),
  provider: optional(provider),
};
