import { z } from "zod";
import { timestamp } from "../../input";

const nameContains = z
  .string()
  .max(63)
  .regex(/^[a-zA-Z0-9-]+$/)
  .optional();

/** What List operations of SageMaker take alike. */
const page = {
  NextToken: z.string().max(8192).optional(),
  MaxResults: z.int().min(1).max(100).default(10),
  NameContains: nameContains,
  SortOrder: z.enum(["Ascending", "Descending"]).default("Descending"),
  CreationTimeBefore: timestamp().optional(),
  CreationTimeAfter: timestamp().optional(),
} as const;

const changing = {
  ...page,
  SortBy: z.enum(["Name", "CreationTime", "Status"]).default("CreationTime"),
  LastModifiedTimeBefore: timestamp().optional(),
  LastModifiedTimeAfter: timestamp().optional(),
} as const;

/** Models and configurations never change, and have no status. */
export const modelListing = z.object({ ...page, SortBy: z.enum(["Name", "CreationTime"]).default("CreationTime") });
export const configListing = modelListing;

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListEndpoints.html */
export const endpointListing = z.object({
  ...changing,
  StatusEquals: z
    .enum([
      "OutOfService",
      "Creating",
      "Updating",
      "SystemUpdating",
      "RollingBack",
      "InService",
      "Deleting",
      "Failed",
      "UpdateRollbackFailed",
    ])
    .optional(),
});

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListInferenceComponents.html */
export const componentListing = z.object({
  ...changing,
  StatusEquals: z.enum(["InService", "Creating", "Updating", "Failed", "Deleting"]).optional(),
});

/** Any of them. */
export interface Listing {
  readonly NextToken?: string;
  readonly MaxResults: number;
  readonly NameContains?: string;
  readonly StatusEquals?: string;
  readonly SortBy: "Name" | "CreationTime" | "Status";
  readonly SortOrder: "Ascending" | "Descending";
  readonly CreationTimeBefore?: number;
  readonly CreationTimeAfter?: number;
  readonly LastModifiedTimeBefore?: number;
  readonly LastModifiedTimeAfter?: number;
}
