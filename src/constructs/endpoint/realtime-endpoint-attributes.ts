import type { TerraformProvider } from "cdktf";
import type { IExecutionRole } from "../iam/i-execution-role";

/** What is known of a real-time endpoint that is managed elsewhere. */
export interface RealtimeEndpointAttributes {
  /** Name of the endpoint. */
  readonly endpointName: string;
  /**
   * Name of the variant that hosts its inference components.
   * @default - AllTraffic if an instance type is given; else each component names its own, or SageMaker takes the only one
   */
  readonly variantName?: string;
  /** Such as `ml.g5.xlarge`. Components are checked against it. @default - they are not checked */
  readonly instanceType?: string;
  /** Role that SageMaker uses for the endpoint. Components add the permissions that they require. @default - managed elsewhere */
  readonly executionRole?: IExecutionRole;
  /** Tags that the inference components get, too. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Provider of the endpoint's Region and account. @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}
