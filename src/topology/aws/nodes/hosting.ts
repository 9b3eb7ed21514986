import type {
  AsyncInferenceConfig,
  ContainerDefinition,
  DescribeEndpointCommandOutput,
  DescribeEndpointConfigCommandOutput,
  DescribeModelCommandOutput,
  ProductionVariant,
} from "@aws-sdk/client-sagemaker";
import type { Endpoint } from "../../nodes/endpoint";
import type { AsyncConfiguration, EndpointConfiguration } from "../../nodes/endpoint-configuration";
import type { ModelContainer, SagemakerModel } from "../../nodes/sagemaker-model";
import type { Variant } from "../../nodes/variant";
import { Unknown } from "../../unknown";
import { at } from "./origin";

export const endpoint = (described: DescribeEndpointCommandOutput): Endpoint => ({
  kind: "endpoint",
  ...at(described.EndpointArn ?? ""),
  name: described.EndpointName ?? Unknown,
  // An endpoint that failed to be created has none to tell.
  endpointConfigName: described.EndpointConfigName ?? Unknown,
  arn: described.EndpointArn,
});

export function endpointConfiguration(described: DescribeEndpointConfigCommandOutput): EndpointConfiguration {
  const arn = described.EndpointConfigArn ?? "";
  return {
    kind: "endpoint-configuration",
    ...at(arn),
    name: described.EndpointConfigName ?? Unknown,
    executionRoleArn: described.ExecutionRoleArn,
    variants: (described.ProductionVariants ?? []).map((production, index) => variant(production, arn, index)),
    asyncConfiguration: asyncConfiguration(described.AsyncInferenceConfig),
  };
}

function variant(production: ProductionVariant, configurationArn: string, index: number): Variant {
  const scaling = production.ManagedInstanceScaling;
  const reservation = production.CapacityReservationConfig;
  const serverless = production.ServerlessConfig;
  return {
    kind: "variant",
    ...at(`${configurationArn}.production_variants[${index}]`),
    name: production.VariantName ?? Unknown,
    modelName: production.ModelName,
    // With pools SageMaker chooses among several types: rules about one type would be wrong.
    instanceType: (production.InstancePools ?? []).length > 0 ? Unknown : production.InstanceType,
    initialInstanceCount: production.InitialInstanceCount,
    managedInstanceScaling: scaling && {
      status: scaling.Status,
      minInstanceCount: scaling.MinInstanceCount,
      maxInstanceCount: scaling.MaxInstanceCount,
    },
    serverless: serverless && { provisionedConcurrency: serverless.ProvisionedConcurrency },
    routingStrategy: production.RoutingConfig?.RoutingStrategy,
    inferenceAmiVersion: production.InferenceAmiVersion,
    volumeSizeGb: production.VolumeSizeInGB,
    modelDataDownloadTimeoutSeconds: production.ModelDataDownloadTimeoutInSeconds,
    containerStartupHealthCheckTimeoutSeconds: production.ContainerStartupHealthCheckTimeoutInSeconds,
    capacityReservation: reservation && {
      preference: reservation.CapacityReservationPreference,
      mlReservationArn: reservation.MlReservationArn,
    },
  };
}

const asyncConfiguration = (config: AsyncInferenceConfig | undefined): AsyncConfiguration | undefined =>
  config && {
    s3OutputPath: config.OutputConfig?.S3OutputPath,
    s3FailurePath: config.OutputConfig?.S3FailurePath,
    maxConcurrentInvocationsPerInstance: config.ClientConfig?.MaxConcurrentInvocationsPerInstance,
  };

export const sagemakerModel = (described: DescribeModelCommandOutput): SagemakerModel => ({
  kind: "sagemaker-model",
  ...at(described.ModelArn ?? ""),
  name: described.ModelName ?? Unknown,
  executionRoleArn: described.ExecutionRoleArn,
  networkIsolation: described.EnableNetworkIsolation,
  inVpc: described.VpcConfig !== undefined,
  containers: [
    ...(described.PrimaryContainer ? [described.PrimaryContainer] : []),
    ...(described.Containers ?? []),
  ].map(container),
});

const container = (definition: ContainerDefinition): ModelContainer => ({
  image: definition.Image,
  modelDataUrl: definition.ModelDataUrl ?? definition.ModelDataSource?.S3DataSource?.S3Uri,
  environmentNames: definition.Environment && Object.keys(definition.Environment),
  hubModelId: definition.Environment?.HF_MODEL_ID,
  mode: definition.Mode,
});
