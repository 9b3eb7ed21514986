import type { TerraformProvider } from "cdktf";
import type { VariantScalingOptions } from "../scaling/variant-scaling-props";

/** What is known of an asynchronous endpoint that is managed elsewhere. */
export interface AsyncEndpointAttributes {
  /** Name of the endpoint. */
  readonly endpointName: string;
  /** Name of the variant that is scaled, sleeps and has the metrics. @default AllTraffic */
  readonly variantName?: string;
  /**
   * Minimum of the scalable target of the variant, at least 0. A sleep window lowers it and restores it.
   * @default 0
   */
  readonly minInstanceCount?: number;
  /** Maximum of the scalable target of the variant, at least 1. A hard sleep window requires it. @default - not known */
  readonly maxInstanceCount?: number;
  /** Tags of what is created for the endpoint here. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Provider of the endpoint's Region and account. @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}

/** How the instances of an endpoint that is managed elsewhere scale to zero and from zero. */
export interface ImportedScalingOptions extends VariantScalingOptions {
  /** Maximum number of instances. Must be at least 1. */
  readonly maxInstanceCount: number;
  /** Minimum number of instances. Above 0 the variant never sleeps. @default 0 */
  readonly minInstanceCount?: number;
}
