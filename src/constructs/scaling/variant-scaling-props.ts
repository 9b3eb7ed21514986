import type { ITerraformDependable, TerraformProvider, TerraformResource } from "cdktf";
import type { BacklogTracking } from "./backlog-tracking";
import type { BacklogWake } from "./backlog-wake";
import type { ScalingOptions } from "./capacity-scaling";

/** How the instances of an asynchronous variant scale to zero and from zero. */
export interface VariantScalingOptions extends ScalingOptions {
  /** Metric and target of the target tracking policy. @default - a backlog of 5 requests per instance */
  readonly tracking?: BacklogTracking;
  /** How the variant wakes. @default BacklogWake.standard() */
  readonly wake?: BacklogWake;
}

/** Properties of `VariantScaling`. */
export interface VariantScalingProps extends VariantScalingOptions {
  /** Name of the endpoint. */
  readonly endpointName: string;
  /** Name of the variant that is scaled. */
  readonly variantName: string;
  /** Maximum number of instances. Must be at least 1. */
  readonly maxInstanceCount: number;
  /** Minimum number of instances, at least 0. Above 0, the variant never sleeps. @default 0 */
  readonly minInstanceCount?: number;
  /** Prefix of the names of policies and alarms. @default - the names of the endpoint and the variant */
  readonly name?: string;
  /** What must exist before the scalable target is registered. @default - nothing: the endpoint is managed elsewhere */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Resources whose replacement registers the scalable target again. @default - none */
  readonly replacedWith?: readonly TerraformResource[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}
