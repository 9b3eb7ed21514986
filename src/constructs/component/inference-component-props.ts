import type { Duration } from "../../time/duration";
import type { IComponentHost } from "../endpoint/i-component-host";
import type { IModel } from "../model/i-model";
import type { CopyScalingOptions } from "../scaling/copy-scaling-props";
import type { ComponentTimeouts } from "./component-resource";
import type { ComputeRequirements } from "./compute-requirements";
import type { Placement } from "./placement";
import type { RollingUpdate } from "./rolling-update";

/** Options of `addInferenceComponent`. */
export interface InferenceComponentOptions extends CopyScalingOptions {
  /**
   * Letters, digits and hyphens, at most 63; unique in the account and region.
   * @default - the construct's path, shortened, and a hash of it
   */
  readonly inferenceComponentName?: string;
  /** Model that the component loads. It must have one container. */
  readonly model: IModel;
  /** What one copy reserves on an instance. */
  readonly compute: ComputeRequirements;
  /** The variant of the endpoint that hosts the component. @default - the endpoint's only variant */
  readonly variantName?: string;
  /**
   * Number of copies at creation. Must be at least 1: SageMaker creates no component without a copy. Do not change it
   * afterwards: Cloud Control cannot read it, so a change may fail (docs/decisions/cloud-control.md).
   * @default 1
   */
  readonly initialCopies?: number;
  /** Time for a container to become healthy, at each wake: 60 to 3600 s. @default - the default of SageMaker */
  readonly containerStartupHealthCheckTimeout?: Duration;
  /** Time to download the model, at each wake: 60 to 3600 s. @default - the default of SageMaker */
  readonly modelDataDownloadTimeout?: Duration;
  /**
   * Keeps model and image on the instance for further copies. A new instance starts with an empty cache. Cloud Control
   * cannot read it: it counts when the component is created (docs/decisions/cloud-control.md).
   * @default - SageMaker's own, which depends on the instance type
   */
  readonly dataCache?: boolean;
  /** How copies are placed on instances. @default - the default of SageMaker */
  readonly placement?: Placement;
  /**
   * How its copies move to a changed specification. Cloud Control cannot read it and may leave it out of an update that
   * does not change it (docs/decisions/cloud-control.md).
   * @default - SageMaker's own
   */
  readonly rollingUpdate?: RollingUpdate;
  /** Tags beside those of the endpoint and the default tags of the provider. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** How long Terraform waits for the component. @default - 2 hours each, the default of the provider */
  readonly timeouts?: ComponentTimeouts;
}

/** Properties of `InferenceComponent`. */
export interface InferenceComponentProps extends InferenceComponentOptions {
  /** Endpoint that hosts the component. */
  readonly endpoint: IComponentHost;
}
