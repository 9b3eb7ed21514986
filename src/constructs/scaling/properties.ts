import { anything, duration, listOf, madeBy, number, provider, text, texts } from "../checks/kinds";
import { unknownNumber, unknownText } from "../checks/placeholders";
import { objectOf, optional, type Properties, required } from "../checks/properties";
import { BacklogTracking } from "./backlog-tracking";
import { BacklogWake } from "./backlog-wake";
import type { ScalingOptions } from "./capacity-scaling";
import type { CopyScalingOptions, CopyScalingProps } from "./copy-scaling-props";
import { CopyTracking } from "./copy-tracking";
import type { VariantScalingOptions, VariantScalingProps } from "./variant-scaling-props";
import { wakeProperties } from "./wake-properties";

/** What the properties of scaling may be. */
const scalingProperties: Properties<ScalingOptions> = {
  trackingPolicyName: optional(text),
  scaleInCooldown: optional(duration),
  scaleOutCooldown: optional(duration),
  idleTimeout: optional(duration),
  minUpTime: optional(duration),
};

export const copyScalingOptions: Properties<CopyScalingOptions> = {
  ...scalingProperties,
  maxCopies: required(number, unknownNumber, "the most copies that there may be, at least 1"),
  minCopies: optional(number),
  tracking: optional(madeBy(CopyTracking, "CopyTracking.concurrentRequestsPerCopy(5)")),
  wake: optional(objectOf(wakeProperties)),
};

const relations = {
  dependsOn: optional(listOf(anything)),
  replacedWith: optional(listOf(anything)),
  tags: optional(texts),
  provider: optional(provider),
};

export const copyScalingProperties: Properties<CopyScalingProps> = {
  ...copyScalingOptions,
  ...relations,
  inferenceComponentName: required(text, unknownText),
};

export const variantScalingOptions: Properties<VariantScalingOptions> = {
  ...scalingProperties,
  tracking: optional(madeBy(BacklogTracking, "BacklogTracking.perInstance(5)")),
  wake: optional(madeBy(BacklogWake, "BacklogWake.standard()")),
};

export const variantScalingProperties: Properties<VariantScalingProps> = {
  ...variantScalingOptions,
  ...relations,
  endpointName: required(text, unknownText),
  variantName: required(text, unknownText),
  maxInstanceCount: required(number, unknownNumber, "the most instances that there may be, at least 1"),
  minInstanceCount: optional(number),
  name: optional(text),
};
