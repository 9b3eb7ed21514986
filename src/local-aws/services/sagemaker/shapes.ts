import { z } from "zod";
import { INSTANCE_TYPES } from "../../../catalogue/instance-types";
import { tags } from "../../input";

/** Endpoints, their configurations and variants, models and inference components are all named alike. */
export const resourceName = () =>
  z
    .string()
    .max(63)
    .regex(/^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/);

export const optionalTags = () => tags(50).optional();

export const startupSeconds = () => z.int().min(60).max(3600).optional();

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html */
export const roleArn = () =>
  z
    .string()
    .min(20)
    .max(2048)
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/);

export const s3Uri = () =>
  z
    .string()
    .max(512)
    .regex(/^(https|s3):\/\/([^/])\/?(.*)$/);

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentSpecification.html */
export const specification = z.looseObject({
  InstanceType: z.enum([...INSTANCE_TYPES]).optional(),
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
  SchedulingConfig: z.looseObject({ PlacementStrategy: z.enum(["SPREAD", "BINPACK"]) }).optional(),
});

export type Specification = z.output<typeof specification>;
