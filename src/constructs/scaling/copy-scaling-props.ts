import type { ITerraformDependable, TerraformProvider, TerraformResource } from "cdktf";
import type { ScalingOptions } from "./capacity-scaling";
import type { CopyTracking } from "./copy-tracking";
import type { WakeOptions } from "./wake";

/** How the copies of an inference component scale to zero and from zero. */
export interface CopyScalingOptions extends ScalingOptions {
  /** Maximum number of copies. Must be at least 1. */
  readonly maxCopies: number;
  /** Minimum number of copies, at least 0. Above 0, the component and its endpoint never sleep. @default 0 */
  readonly minCopies?: number;
  /** Metric and target of the target tracking policy. @default - 5 concurrent requests per copy */
  readonly tracking?: CopyTracking;
  /** How the component wakes. @default - one copy after one refused request */
  readonly wake?: WakeOptions;
}

/** Properties of `CopyScaling`. */
export interface CopyScalingProps extends CopyScalingOptions {
  /** Name of the inference component that is scaled. */
  readonly inferenceComponentName: string;
  /** What must exist before the scalable target is registered. @default - nothing: the component is managed elsewhere */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Resources whose replacement registers the scalable target again. @default - none */
  readonly replacedWith?: readonly TerraformResource[];
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}
