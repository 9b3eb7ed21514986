import { z } from "zod";

export const COPIES = "sagemaker:inference-component:DesiredCopyCount";
export const INSTANCES = "sagemaker:variant:DesiredInstanceCount";

/** Only what belongs to SageMaker exists here, so nothing else can be scaled. */
export const targetId = {
  ServiceNamespace: z.literal("sagemaker"),
  ResourceId: z.string().min(1).max(1600),
  ScalableDimension: z.enum([COPIES, INSTANCES]),
} as const;

/** What Describe operations filter by, and how they page. */
export const targetFilter = {
  ServiceNamespace: z.literal("sagemaker"),
  ResourceId: z.string().optional(),
  ScalableDimension: z.string().optional(),
  MaxResults: z.int().min(1).max(50).default(50),
  NextToken: z.string().optional(),
} as const;

interface Filter {
  readonly ResourceId?: string;
  readonly ScalableDimension?: string;
}

interface OnTarget {
  readonly ResourceId: string;
  readonly ScalableDimension: string;
}

export const passes = (filter: Filter) => (row: OnTarget) =>
  row.ResourceId === (filter.ResourceId ?? row.ResourceId) &&
  row.ScalableDimension === (filter.ScalableDimension ?? row.ScalableDimension);
