import type { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import type { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import type { IConstruct } from "constructs";
import type { InferenceComponent } from "../component/inference-component";

/** An endpoint that is made here, and can be verified once it was applied. */
export interface IVerifiable extends IConstruct {
  readonly endpoint: SagemakerEndpoint;
  /** What it has to run. */
  readonly configuration: SagemakerEndpointConfiguration;
  /** What has to be on it. @default - nothing */
  readonly components?: readonly InferenceComponent[];
}
