import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { duration, flag, listOf, madeBy, number, provider, text, texts, withMembers } from "../checks/kinds";
import { named } from "../checks/name-kind";
import { unknownNumber, unknownText } from "../checks/placeholders";
import { objectOf, optional, type Properties, required } from "../checks/properties";
import type { IComponentHost } from "../endpoint/i-component-host";
import { MODEL_EXAMPLE, modelKind, unknownModel } from "../model/properties";
import { copyScalingOptions } from "../scaling/properties";
import { alarmProperties } from "../scaling/wake-properties";
import type { AdapterComponentProps } from "./adapter-component-props";
import { ComponentIdentity } from "./component-identity";
import type { ComponentTimeouts } from "./component-resource";
import type { ComputeRequirements } from "./compute-requirements";
import type { InferenceComponentAttributes } from "./inference-component-attributes";
import type { InferenceComponentProps } from "./inference-component-props";
import { Placement } from "./placement";
import { CopyBatch, type RollingUpdate } from "./rolling-update";

function unknownEndpoint(): IComponentHost {
  // Loaded only where something is wrong.
  const { UnknownEndpoint } = require("../endpoint/unknown-endpoint") as typeof import("../endpoint/unknown-endpoint");
  return new UnknownEndpoint();
}

const endpointKind = withMembers(
  "an endpoint",
  "endpointName",
  ["variants", "node"],
  'write RealtimeEndpoint.fromEndpointName(this, "Endpoint", "…")',
);

const computeProperties: Properties<ComputeRequirements> = {
  acceleratorDevices: optional(number),
  cpuCores: optional(number),
  minMemoryMb: required(number, unknownNumber, "MiB of host memory, at least 128"),
  maxMemoryMb: optional(number),
};

const timeoutProperties: Properties<ComponentTimeouts> = {
  create: optional(duration),
  update: optional(duration),
  delete: optional(duration),
};

const rollingUpdateProperties: Properties<RollingUpdate> = {
  maximumBatchSize: required(madeBy(CopyBatch, "CopyBatch.copyCount(1)"), () => CopyBatch.copyCount(1)),
  waitInterval: required(duration, () => Duration.seconds(unknownNumber()), "as in Duration.minutes(5)"),
  maximumExecutionTimeout: optional(duration),
  rollbackMaximumBatchSize: optional(madeBy(CopyBatch, "CopyBatch.copyCount(1)")),
  rollbackAlarmNames: optional(listOf(text)),
};

/** What the properties of an inference component may be. */
export const inferenceComponentProperties: Properties<InferenceComponentProps> = {
  ...copyScalingOptions,
  inferenceComponentName: optional(text),
  model: required(modelKind, unknownModel, MODEL_EXAMPLE),
  compute: required(
    objectOf(computeProperties),
    () => ({ minMemoryMb: unknownNumber() }),
    "as in { acceleratorDevices: 1, minMemoryMb: 1024 }",
  ),
  variantName: optional(text),
  initialCopies: optional(number),
  containerStartupHealthCheckTimeout: optional(duration),
  modelDataDownloadTimeout: optional(duration),
  dataCache: optional(flag),
  placement: optional(madeBy(Placement, "Placement.spread()")),
  rollingUpdate: optional(objectOf(rollingUpdateProperties)),
  tags: optional(texts),
  timeouts: optional(objectOf(timeoutProperties)),
  endpoint: required(endpointKind, unknownEndpoint),
};

/** What is known of a component that is managed elsewhere. */
export const inferenceComponentAttributes: Properties<InferenceComponentAttributes> = {
  inferenceComponentName: required(named(limits.names.component), unknownText),
  endpoint: optional(endpointKind),
  minCopies: optional(number),
  maxCopies: optional(number),
  tags: optional(texts),
  provider: optional(provider),
};

/** What the properties of an adapter may be. @param adapter that a base is made up for, where it was given none */
export const adapterProperties = (adapter: Construct): Properties<AdapterComponentProps> => ({
  inferenceComponentName: optional(text),
  artifactUrl: required(text, unknownText, "as in s3://bucket/adapter.tar.gz"),
  wakeAlarm: optional(objectOf(alarmProperties)),
  tags: optional(texts),
  timeouts: optional(objectOf(timeoutProperties)),
  base: required(
    withMembers(
      "an inference component",
      "inferenceComponentName",
      ["endpoint", "scaling", "identity"],
      "write component.addAdapter(…)",
    ),
    () => unknownBase(adapter),
    "write component.addAdapter(…)",
  ),
});

const unknownBase = (adapter: Construct) => ({
  inferenceComponentName: unknownText(),
  endpoint: unknownEndpoint(),
  scaling: { wakePolicy: { arn: unknownText() } },
  identity: new ComponentIdentity(adapter, "Base", {}),
  dependables: [],
});
