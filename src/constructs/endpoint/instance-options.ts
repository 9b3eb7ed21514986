import type { SagemakerEndpointConfigurationProductionVariants } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { Fn, Token } from "cdktf";
import { limits } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import type { Bound } from "../checks/bound";
import { atMost, type Check, durationRange, isToken, nameShape, range, required, unless } from "../checks/check";
import { withDefault } from "../terraform/nullable";
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
 * The instances of a variant, whatever they host.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 */
export interface InstanceOptions {
  /** Letters, digits and hyphens, at most 63. @default AllTraffic */
  readonly variantName?: string;
  /** Such as `ml.g5.12xlarge`. */
  readonly instanceType: string;
  /** Maximum number of instances. Must be at least 1. */
  readonly maxInstanceCount: number;
  /** Minimum number of instances, at least 0. Above 0, the endpoint never sleeps. @default 0 */
  readonly minInstanceCount?: number;
  /**
   * Instances right after the endpoint is created or updated, at least 1: SageMaker starts no endpoint at zero.
   * @default - the minimum, and 1 where that is 0
   */
  readonly initialInstanceCount?: number;
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
export function checkInstances(at: string, variant: InstanceOptions): Check[] {
  const { minInstanceCount, maxInstanceCount } = variant;
  const maximum = { property: `${at}maxInstanceCount`, value: maxInstanceCount };
  const minimum = { property: `${at}minInstanceCount`, value: minInstanceCount };
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
    required(`${at}maxInstanceCount`, maxInstanceCount),
    range(`${at}maxInstanceCount`, maxInstanceCount, limits.variant.maxInstanceCount),
    range(`${at}minInstanceCount`, minInstanceCount, limits.variant.minInstanceCount),
    atMost(minimum, maximum, { source: "SageMaker API, ProductionVariantManagedInstanceScaling" }),
    range(`${at}initialInstanceCount`, variant.initialInstanceCount, limits.variant.initialInstanceCount),
    ...initialWithinBounds(
      { property: `${at}initialInstanceCount`, value: variant.initialInstanceCount },
      minimum,
      maximum,
    ),
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
  ];
}

/** What every variant says of its instances to the provider. */
export function instanceBlock(variant: InstanceOptions): SagemakerEndpointConfigurationProductionVariants {
  return {
    variantName: variant.variantName ?? DEFAULT_VARIANT_NAME,
    instanceType: variant.instanceType,
    initialInstanceCount: withDefault(variant.initialInstanceCount, atLeastOne(variant.minInstanceCount ?? 0)),
    inferenceAmiVersion: variant.inferenceAmiVersion,
    containerStartupHealthCheckTimeoutInSeconds: variant.containerStartupHealthCheckTimeout?.toSeconds(),
    modelDataDownloadTimeoutInSeconds: variant.modelDataDownloadTimeout?.toSeconds(),
    volumeSizeInGb: variant.volumeSizeGb,
    coreDumpConfig: variant.coreDump,
    enableSsmAccess: variant.enableSsmAccess,
  };
}

/** Terraform chooses where it alone knows the minimum. */
function atLeastOne(count: number): number {
  return isToken(count) ? Token.asNumber(Fn.max([1, count])) : Math.max(1, count);
}

function initialWithinBounds(initial: Bound, minimum: Bound, maximum: Bound): Check[] {
  const source = "SageMaker API, CreateEndpointConfig";
  return [atMost(initial, maximum, { source }), atMost(minimum, initial, { source })];
}
