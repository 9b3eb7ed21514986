import type { TerraformProvider } from "cdktf";
import type { InferenceComponent } from "../component/inference-component";
import type { IExecutionRole } from "../iam/execution-role";

/** What a component needs to know of the variant that hosts it. */
export interface HostingVariant {
  readonly variantName: string;
  /** `undefined` where it is not known: nothing is checked against it then. */
  readonly instanceType?: string;
}

/** An endpoint that inference components can be put on. */
export interface IRealtimeEndpoint {
  /** A reference where the endpoint is created here: what uses it waits for it. */
  readonly endpointName: string;
  /** The role that SageMaker uses for the endpoint; `undefined` for an endpoint that exists elsewhere. */
  readonly executionRole?: IExecutionRole;
  /** What is known of its variants; empty where nothing is. */
  readonly variants: readonly HostingVariant[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
  /**
   * Called by a component that is put on it: sleep windows and grants of the endpoint are for all of them.
   * @internal
   */
  join?(component: InferenceComponent): void;
}
