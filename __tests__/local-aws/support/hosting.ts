import {
  CreateEndpointCommand,
  type CreateEndpointCommandInput,
  CreateEndpointConfigCommand,
  CreateInferenceComponentCommand,
  type CreateInferenceComponentCommandInput,
  CreateModelCommand,
  type ProductionVariant,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { durations } from "../../../src/local-aws/services/sagemaker/durations";
import type { Local } from "./local";

export const ROLE = "arn:aws:iam::123456789012:role/execution";

export const createModel = (sagemaker: SageMakerClient, name = "llama") =>
  sagemaker.send(
    new CreateModelCommand({ ModelName: name, ExecutionRoleArn: ROLE, PrimaryContainer: { Image: "image:1" } }),
  );

/**
 * A configuration for inference components, and what a test wants different.
 * @param executionRoleArn `null` for none
 */
export const createConfig = (
  sagemaker: SageMakerClient,
  name = "config",
  variant: Partial<ProductionVariant> = {},
  executionRoleArn: string | null = ROLE,
) =>
  sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: name,
      ExecutionRoleArn: executionRoleArn ?? undefined,
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          InstanceType: "ml.g5.12xlarge",
          InitialInstanceCount: 1,
          ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 2 },
          ...variant,
        },
      ],
    }),
  );

/** A configuration for an asynchronous endpoint, and what a test wants different. */
export const createQueueConfig = (
  sagemaker: SageMakerClient,
  { name = "config", variant = {}, output = "s3://bucket/out", concurrency }: QueueConfig = {},
) =>
  sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: name,
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          ModelName: "llama",
          InstanceType: "ml.g5.xlarge",
          InitialInstanceCount: 1,
          ...variant,
        },
      ],
      AsyncInferenceConfig: {
        OutputConfig: { S3OutputPath: output },
        ...(concurrency !== undefined && { ClientConfig: { MaxConcurrentInvocationsPerInstance: concurrency } }),
      },
    }),
  );

interface QueueConfig {
  readonly name?: string;
  readonly variant?: Partial<ProductionVariant>;
  readonly output?: string;
  /** Requests that an instance works on at a time. */
  readonly concurrency?: number;
}

/** The scalable target of its instances. */
export const QUEUE = {
  ServiceNamespace: "sagemaker",
  ResourceId: "endpoint/llm/variant/AllTraffic",
  ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
} as const;

export const createEndpoint = (sagemaker: SageMakerClient, input: Partial<CreateEndpointCommandInput> = {}) =>
  sagemaker.send(new CreateEndpointCommand({ EndpointName: "llm", EndpointConfigName: "config", ...input }));

export const createComponent = (
  sagemaker: SageMakerClient,
  input: Partial<CreateInferenceComponentCommandInput> = {},
) =>
  sagemaker.send(
    new CreateInferenceComponentCommand({
      InferenceComponentName: "llama",
      EndpointName: "llm",
      VariantName: "AllTraffic",
      Specification: {
        ModelName: "llama",
        ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: 1024 },
      },
      RuntimeConfig: { CopyCount: 1 },
      ...input,
    }),
  );

/** An endpoint in service, without components. */
export async function hostEndpoint({ sdk, clock }: Local): Promise<void> {
  await createModel(sdk.sagemaker);
  await createConfig(sdk.sagemaker);
  await createEndpoint(sdk.sagemaker);
  clock.advance(durations.createEndpoint);
}

/** An endpoint in service, with a component of one copy. */
export async function hostComponent(local: Local): Promise<void> {
  await hostEndpoint(local);
  await createComponent(local.sdk.sagemaker);
  local.clock.advance(durations.createComponent);
}
