import { z } from "zod";
import { INSTANCE_TYPES } from "../../../catalogue/instance-types";
import { resourceName, startupSeconds } from "./shapes";

const instanceType = z.enum([...INSTANCE_TYPES]);

/** Only whole GiB, though the API model names the two ends alone. */
const MEMORY_SIZES_MB = [1024, 2048, 3072, 4096, 5120, 6144] as const;

const concurrency = () => z.int().min(1).max(200);

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessConfig.html */
const serverless = z.object({
  MemorySizeInMB: z.literal(MEMORY_SIZES_MB),
  MaxConcurrency: concurrency(),
  ProvisionedConcurrency: concurrency().optional(),
});

export type ServerlessConfig = z.output<typeof serverless>;

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessUpdateConfig.html */
export const serverlessUpdate = z.object({
  MaxConcurrency: concurrency().optional(),
  ProvisionedConcurrency: concurrency().optional(),
});

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html */
export const productionVariant = z.looseObject({
  VariantName: resourceName(),
  ModelName: resourceName().optional(),
  InstanceType: instanceType.optional(),
  InstancePools: z
    .array(
      z.looseObject({
        InstanceType: instanceType,
        ModelNameOverride: resourceName().optional(),
        Priority: z.int().min(1).max(5),
      }),
    )
    .min(1)
    .max(5)
    .optional(),
  VariantInstanceProvisionTimeoutInSeconds: z.int().min(300).max(3600).optional(),
  InitialInstanceCount: z.int().min(1).optional(),
  InitialVariantWeight: z.number().min(0).optional(),
  ServerlessConfig: serverless.optional(),
  ModelDataDownloadTimeoutInSeconds: startupSeconds(),
  ContainerStartupHealthCheckTimeoutInSeconds: startupSeconds(),
  VolumeSizeInGB: z.int().min(1).max(512).optional(),
  EnableSSMAccess: z.boolean().optional(),
  ManagedInstanceScaling: z
    .looseObject({
      Status: z.enum(["ENABLED", "DISABLED"]).optional(),
      MinInstanceCount: z.int().min(0).optional(),
      MaxInstanceCount: z.int().min(1).optional(),
      ScaleInPolicy: z
        .looseObject({
          Strategy: z.enum(["IDLE_RELEASE", "CONSOLIDATION"]),
          MaximumStepSize: z.int().min(1).max(100).optional(),
          CooldownInMinutes: z.int().min(5).max(1440).optional(),
        })
        .optional(),
    })
    .optional(),
  RoutingConfig: z
    .looseObject({ RoutingStrategy: z.enum(["LEAST_OUTSTANDING_REQUESTS", "RANDOM", "PREFIX_AWARE"]) })
    .optional(),
});

export type ProductionVariant = z.output<typeof productionVariant>;

/** A variant without a model is there for inference components. */
export const hostsComponents = (variant: ProductionVariant) => variant.ModelName === undefined;
