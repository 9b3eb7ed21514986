import type { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import type { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import type { IConstruct } from "constructs";
import type { InferenceComponent } from "../component/inference-component";

/** An endpoint of this program that `scale-to-zero verify` can verify after apply. */
export interface IVerifiable extends IConstruct {
  /** The endpoint in Terraform. */
  readonly endpoint: SagemakerEndpoint;
  /** The endpoint configuration that it must run. */
  readonly configuration: SagemakerEndpointConfiguration;
  /** The inference components that it must have. @default - none */
  readonly components?: readonly InferenceComponent[];
}
