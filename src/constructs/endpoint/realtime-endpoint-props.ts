import type { IExecutionRole } from "../iam/i-execution-role";
import type { EndpointOptions } from "./endpoint-options";
import type { ProductionVariantProps } from "./production-variant";

/** Properties of `RealtimeEndpoint`. */
export interface RealtimeEndpointProps extends ProductionVariantProps, EndpointOptions {
  /** Further variants beside the one that the other properties describe, at most 9. @default - none */
  readonly additionalVariants?: readonly ProductionVariantProps[];
  /** Role that SageMaker assumes. @default - a role with the permissions that the endpoint requires is created */
  readonly executionRole?: IExecutionRole;
  /** Instead of `executionRole`, a role whose permissions are managed elsewhere. @default - see `executionRole` */
  readonly executionRoleArn?: string;
}
