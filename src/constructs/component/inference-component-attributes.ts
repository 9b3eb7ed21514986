import type { TerraformProvider } from "cdktf";
import type { IComponentHost } from "../endpoint/i-component-host";

/** What is known of an inference component that is managed elsewhere. */
export interface InferenceComponentAttributes {
  /** Name of the component. */
  readonly inferenceComponentName: string;
  /** Endpoint of the component. `grantInvoke` requires it. @default - not known */
  readonly endpoint?: IComponentHost;
  /**
   * Minimum of its scalable target, at least 0. A sleep window lowers it and restores it.
   * @default 0
   */
  readonly minCopies?: number;
  /** Maximum of its scalable target, at least 1. A hard sleep window requires it. @default - not known */
  readonly maxCopies?: number;
  /** Tags of what is created for the component here. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Provider of the component's Region and account. @default - that of the endpoint, or the stack's default provider */
  readonly provider?: TerraformProvider;
}
