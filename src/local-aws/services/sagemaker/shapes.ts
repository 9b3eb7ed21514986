import { z } from "zod";
import { tags } from "../../input";

/** Endpoints, their configurations and variants, models and inference components are all named alike. */
export const resourceName = () =>
  z
    .string()
    .max(63)
    .regex(/^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/);

export const optionalTags = () => tags(50).optional();

const startupSeconds = () => z.int().min(60).max(3600).optional();

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html */
export const productionVariant = z.looseObject({
  VariantName: resourceName(),
  ModelName: resourceName().optional(),
  InstanceType: z.string().optional(),
  InitialInstanceCount: z.int().min(1).optional(),
  InitialVariantWeight: z.number().min(0).optional(),
  ModelDataDownloadTimeoutInSeconds: startupSeconds(),
  ContainerStartupHealthCheckTimeoutInSeconds: startupSeconds(),
  VolumeSizeInGB: z.int().min(1).max(512).optional(),
  ManagedInstanceScaling: z
    .looseObject({
      Status: z.enum(["ENABLED", "DISABLED"]).optional(),
      MinInstanceCount: z.int().min(0).optional(),
      MaxInstanceCount: z.int().min(1).optional(),
    })
    .optional(),
  RoutingConfig: z
    .looseObject({ RoutingStrategy: z.enum(["LEAST_OUTSTANDING_REQUESTS", "RANDOM", "PREFIX_AWARE"]) })
    .optional(),
});

export type ProductionVariant = z.output<typeof productionVariant>;

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentSpecification.html */
export const specification = z.looseObject({
  ModelName: resourceName().optional(),
  BaseInferenceComponentName: resourceName().optional(),
  Container: z
    .looseObject({
      Image: z.string().max(255).optional(),
      ArtifactUrl: z.string().max(1024).optional(),
      Environment: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  StartupParameters: z
    .looseObject({
      ModelDataDownloadTimeoutInSeconds: startupSeconds(),
      ContainerStartupHealthCheckTimeoutInSeconds: startupSeconds(),
    })
    .optional(),
  ComputeResourceRequirements: z
    .looseObject({
      NumberOfCpuCoresRequired: z.number().min(0.25).optional(),
      NumberOfAcceleratorDevicesRequired: z.number().min(1).optional(),
      MinMemoryRequiredInMb: z.int().min(128),
      MaxMemoryRequiredInMb: z.int().min(128).optional(),
    })
    .optional(),
});

export type Specification = z.output<typeof specification>;

/** What List operations of SageMaker take alike. */
export const listing = z.object({
  NextToken: z.string().optional(),
  MaxResults: z.int().min(1).max(100).default(10),
  NameContains: z.string().optional(),
  StatusEquals: z.string().optional(),
  SortBy: z.enum(["Name", "CreationTime", "Status"]).default("CreationTime"),
  SortOrder: z.enum(["Ascending", "Descending"]).default("Descending"),
});

export type Listing = z.output<typeof listing>;
