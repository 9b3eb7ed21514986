import type { Attributes } from "../../attributes/attributes";
import type { AsyncConfiguration } from "../../nodes/endpoint-configuration";
import type {
  CapacityReservation,
  ManagedInstanceScaling,
  ServerlessConfiguration,
  Variant,
} from "../../nodes/variant";
import { isKnown, isUnknown, type Optional, Unknown } from "../../unknown";
import { type Mapper, nodeAt, type Origin } from "./mapper";

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_endpoint_configuration */
export const endpointConfiguration: Mapper = (attributes, origin) => {
  const variants = attributes.blocks("production_variants");
  return {
    kind: "endpoint-configuration",
    ...nodeAt(origin, attributes.references({ name: "name", executionRoleArn: "execution_role_arn" })),
    name: attributes.name("name"),
    executionRoleArn: attributes.text("execution_role_arn"),
    variants: isUnknown(variants) ? Unknown : variants.map((block, index) => variant(block, origin, index)),
    asyncConfiguration: asyncConfiguration(attributes.block("async_inference_config")),
  };
};

function variant(block: Attributes, origin: Origin, index: number): Variant {
  return {
    kind: "variant",
    ...nodeAt(origin, block.references({ name: "variant_name", modelName: "model_name" })),
    address: `${origin.address}.production_variants[${index}]`,
    name: block.name("variant_name"),
    modelName: block.text("model_name"),
    instanceType: instanceType(block),
    initialInstanceCount: block.positive("initial_instance_count"),
    managedInstanceScaling: managedInstanceScaling(block.block("managed_instance_scaling")),
    serverless: serverlessConfiguration(block.block("serverless_config")),
    routingStrategy: routingStrategy(block),
    inferenceAmiVersion: block.text("inference_ami_version"),
    volumeSizeGb: block.positive("volume_size_in_gb"),
    modelDataDownloadTimeoutSeconds: block.positive("model_data_download_timeout_in_seconds"),
    containerStartupHealthCheckTimeoutSeconds: block.positive("container_startup_health_check_timeout_in_seconds"),
    capacityReservation: capacityReservation(block.block("capacity_reservation_config")),
  };
}

/** With pools SageMaker chooses among several types when it starts an instance: rules about one type would be wrong. */
function instanceType(block: Attributes): Optional<string> {
  const pools = block.blocks("instance_pools");
  return isUnknown(pools) || pools.length > 0 ? Unknown : block.text("instance_type");
}

const managedInstanceScaling = (block: Optional<Attributes>): Optional<ManagedInstanceScaling> =>
  isKnown(block)
    ? {
        status: block.text("status"),
        minInstanceCount: block.number("min_instance_count"),
        maxInstanceCount: block.positive("max_instance_count"),
      }
    : block;

const serverlessConfiguration = (block: Optional<Attributes>): Optional<ServerlessConfiguration> =>
  isKnown(block) ? { provisionedConcurrency: block.positive("provisioned_concurrency") } : block;

function routingStrategy(block: Attributes): Optional<string> {
  const routing = block.block("routing_config");
  return isKnown(routing) ? routing.text("routing_strategy") : routing;
}

const capacityReservation = (block: Optional<Attributes>): Optional<CapacityReservation> =>
  isKnown(block)
    ? {
        preference: block.text("capacity_reservation_preference"),
        mlReservationArn: block.text("ml_reservation_arn"),
      }
    : block;

function asyncConfiguration(block: Optional<Attributes>): Optional<AsyncConfiguration> {
  if (!isKnown(block)) {
    return block;
  }
  const output = block.block("output_config");
  const client = block.block("client_config");
  return {
    s3OutputPath: isKnown(output) ? output.text("s3_output_path") : output,
    s3FailurePath: isKnown(output) ? output.text("s3_failure_path") : output,
    maxConcurrentInvocationsPerInstance: isKnown(client)
      ? client.positive("max_concurrent_invocations_per_instance")
      : client,
  };
}
