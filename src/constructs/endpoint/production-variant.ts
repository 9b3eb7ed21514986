import type { SagemakerEndpointConfigurationProductionVariants } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { Fn, Token } from "cdktf";
import { limits } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import { type Check, durationRange, isToken, nameShape, range, unless } from "../checks/check";
import { RoutingStrategy } from "./routing-strategy";
import { isS3Uri } from "./s3-uri";

/** The variant name of AWS's own examples. */
export const DEFAULT_VARIANT_NAME = "AllTraffic";

/** Where SageMaker puts a core dump of a container that crashed. */
export interface CoreDump {
  /** `s3://bucket/prefix`, at most 512 characters. */
  readonly destinationS3Uri: string;
  /** @default - the bucket's own encryption */
  readonly kmsKeyId?: string;
}

/**
 * The instances of an endpoint that hosts inference components.
 *
 * There is no model on it: SageMaker refuses managed instance scaling on a variant with a model.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 */
export interface ProductionVariantProps {
  /** Letters, digits and hyphens, at most 63. @default AllTraffic */
  readonly variantName?: string;
  /** Such as `ml.g5.12xlarge`. */
  readonly instanceType: string;
  /** Instances when everybody calls, at least 1. */
  readonly maxInstanceCount: number;
  /** Instances when nobody calls. Above 0 the endpoint never sleeps. @default 0 */
  readonly minInstanceCount?: number;
  /**
   * Instances right after the endpoint is created or updated, at least 1: SageMaker starts no endpoint at zero.
   * @default - the minimum, and 1 where that is 0
   */
  readonly initialInstanceCount?: number;
  /** @default RoutingStrategy.LEAST_OUTSTANDING_REQUESTS */
  readonly routingStrategy?: RoutingStrategy;
  /**
   * Such as `al2023-ami-sagemaker-inference-gpu-4-1`: drivers and CUDA of the host. An image with a newer CUDA than
   * the host's never becomes healthy.
   * @default - SageMaker's choice for the instance type
   */
  readonly inferenceAmiVersion?: string;
  /** 60 to 3600 s for a container to become healthy, at each wake. @default - SageMaker's own */
  readonly containerStartupHealthCheckTimeout?: Duration;
  /** 60 to 3600 s to fetch the model, at each wake. @default - SageMaker's own */
  readonly modelDataDownloadTimeout?: Duration;
  /** 1 to 512 GB of storage per instance; types with NVMe storage refuse it. @default - SageMaker's own */
  readonly volumeSizeGb?: number;
  /** @default - none are kept */
  readonly coreDump?: CoreDump;
  /**
   * Lets AWS Systems Manager open a shell in the containers. hashicorp/aws 6.25 does not send it for a variant
   * without a model: docs/escape-hatches.md.
   * @default false
   */
  readonly enableSsmAccess?: boolean;
}

/** @param at where the variant was written: empty, or `additionalVariants[0].` */
export function checkVariant(at: string, variant: ProductionVariantProps): Check[] {
  const { minInstanceCount, maxInstanceCount } = variant;
  return [
    unless(
      typeof variant.instanceType === "string" && (isToken(variant.instanceType) || /^ml\./.test(variant.instanceType)),
      {
        property: `${at}instanceType`,
        value: variant.instanceType,
        requirement: "must be a SageMaker instance type",
        advice: "they begin with ml., such as ml.g5.12xlarge",
        source: "SageMaker API, CreateEndpointConfig",
      },
    ),
    nameShape(`${at}variantName`, variant.variantName, limits.names.variant),
    range(`${at}maxInstanceCount`, maxInstanceCount, limits.variant.maxInstanceCount),
    range(`${at}minInstanceCount`, minInstanceCount, limits.variant.minInstanceCount),
    minBelowMax(at, variant),
    range(`${at}initialInstanceCount`, variant.initialInstanceCount, limits.variant.initialInstanceCount),
    initialWithinBounds(at, variant),
    durationRange(
      `${at}containerStartupHealthCheckTimeout`,
      variant.containerStartupHealthCheckTimeout,
      limits.variant.containerStartupHealthCheckTimeout,
    ),
    durationRange(
      `${at}modelDataDownloadTimeout`,
      variant.modelDataDownloadTimeout,
      limits.variant.modelDataDownloadTimeout,
    ),
    range(`${at}volumeSizeGb`, variant.volumeSizeGb, limits.variant.volumeSizeGb),
    isS3Uri(`${at}coreDump.destinationS3Uri`, variant.coreDump?.destinationS3Uri),
    hasNoModel(at, variant),
  ];
}

/** The variant as the provider takes it. */
export function variantBlock(variant: ProductionVariantProps): SagemakerEndpointConfigurationProductionVariants {
  const minInstanceCount = variant.minInstanceCount ?? 0;
  return {
    variantName: variant.variantName ?? DEFAULT_VARIANT_NAME,
    instanceType: variant.instanceType,
    initialInstanceCount: variant.initialInstanceCount ?? atLeastOne(minInstanceCount),
    managedInstanceScaling: {
      status: "ENABLED",
      // The provider sends 0 for an omitted minimum, the API has a default of its own: it is always said.
      minInstanceCount,
      maxInstanceCount: variant.maxInstanceCount,
    },
    routingConfig: [{ routingStrategy: variant.routingStrategy ?? RoutingStrategy.LEAST_OUTSTANDING_REQUESTS }],
    inferenceAmiVersion: variant.inferenceAmiVersion,
    containerStartupHealthCheckTimeoutInSeconds: variant.containerStartupHealthCheckTimeout?.toSeconds(),
    modelDataDownloadTimeoutInSeconds: variant.modelDataDownloadTimeout?.toSeconds(),
    volumeSizeInGb: variant.volumeSizeGb,
    coreDumpConfig: variant.coreDump,
    enableSsmAccess: variant.enableSsmAccess,
  };
}

function atLeastOne(count: number): number {
  return isToken(count) ? Token.asNumber(Fn.max([1, count])) : Math.max(1, count);
}

function minBelowMax(at: string, { minInstanceCount, maxInstanceCount }: ProductionVariantProps): Check {
  const comparable = minInstanceCount !== undefined && !isToken(minInstanceCount) && !isToken(maxInstanceCount);
  return unless(!comparable || minInstanceCount <= maxInstanceCount, {
    property: `${at}maxInstanceCount`,
    value: maxInstanceCount,
    requirement: `must be at least minInstanceCount, which is ${minInstanceCount}`,
    source: "SageMaker API, ProductionVariantManagedInstanceScaling",
  });
}

function initialWithinBounds(at: string, variant: ProductionVariantProps): Check {
  const { initialInstanceCount, minInstanceCount = 0, maxInstanceCount } = variant;
  if (initialInstanceCount === undefined || [initialInstanceCount, minInstanceCount, maxInstanceCount].some(isToken)) {
    return undefined;
  }
  return unless(initialInstanceCount >= minInstanceCount && initialInstanceCount <= maxInstanceCount, {
    property: `${at}initialInstanceCount`,
    value: initialInstanceCount,
    requirement: `must lie between minInstanceCount (${minInstanceCount}) and maxInstanceCount (${maxInstanceCount})`,
    source: "SageMaker API, CreateEndpointConfig",
  });
}

/** JavaScript callers can write it all the same. */
function hasNoModel(at: string, variant: ProductionVariantProps): Check {
  const model = ["model", "modelName"].find((property) => property in variant);
  return unless(model === undefined, {
    property: `${at}${model}`,
    value: "given",
    requirement: "may not stand on a variant with managed instance scaling",
    advice: "SageMaker scales instances for inference components only; give the model to addInferenceComponent",
    source: "SageMaker API, CreateEndpointConfig",
  });
}
