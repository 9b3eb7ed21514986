import { z } from "zod";
import { AwsError } from "../../errors";
import type { Page, PageOptions } from "../../store/page";
import { ownPage } from "../own-page";

export const COPIES = "sagemaker:inference-component:DesiredCopyCount";
export const INSTANCES = "sagemaker:variant:DesiredInstanceCount";
export const CONCURRENCY = "sagemaker:variant:DesiredProvisionedConcurrency";

const dimension = z.enum([COPIES, INSTANCES, CONCURRENCY]);
export type Dimension = z.output<typeof dimension>;

/** Only what belongs to SageMaker exists here, so nothing else can be scaled. */
export const targetId = {
  ServiceNamespace: z.literal("sagemaker"),
  ResourceId: z.string().min(1).max(1600),
  ScalableDimension: dimension,
} as const;

/** Of other services, which may be asked for here and have nothing. */
const NAMESPACES = [
  "appstream",
  "cassandra",
  "comprehend",
  "custom-resource",
  "dynamodb",
  "ec2",
  "ecs",
  "elasticache",
  "elasticmapreduce",
  "kafka",
  "lambda",
  "neptune",
  "rds",
  "sagemaker",
  "workspaces",
] as const;
const OTHER_DIMENSIONS = [
  "appstream:fleet:DesiredCapacity",
  "cassandra:table:ReadCapacityUnits",
  "cassandra:table:WriteCapacityUnits",
  "comprehend:document-classifier-endpoint:DesiredInferenceUnits",
  "comprehend:entity-recognizer-endpoint:DesiredInferenceUnits",
  "custom-resource:ResourceType:Property",
  "dynamodb:index:ReadCapacityUnits",
  "dynamodb:index:WriteCapacityUnits",
  "dynamodb:table:ReadCapacityUnits",
  "dynamodb:table:WriteCapacityUnits",
  "ec2:spot-fleet-request:TargetCapacity",
  "ecs:service:DesiredCount",
  "elasticache:cache-cluster:Nodes",
  "elasticache:replication-group:NodeGroups",
  "elasticache:replication-group:Replicas",
  "elasticmapreduce:instancegroup:InstanceCount",
  "kafka:broker-storage:VolumeSize",
  "lambda:function:ProvisionedConcurrency",
  "neptune:cluster:ReadReplicaCount",
  "rds:cluster:ReadReplicaCount",
  "workspaces:workspacespool:DesiredUserSessions",
] as const;

/** What Describe operations filter by, and how they page. */
export const targetFilter = {
  ServiceNamespace: z.enum(NAMESPACES),
  ResourceId: z.string().min(1).max(1600).optional(),
  ScalableDimension: z.enum([COPIES, INSTANCES, CONCURRENCY, ...OTHER_DIMENSIONS]).optional(),
  MaxResults: z.int().min(1).max(50).default(50),
  NextToken: z.string().optional(),
} as const;

interface Filter {
  readonly ServiceNamespace: string;
  readonly ResourceId?: string;
  readonly ScalableDimension?: string;
}

interface OnTarget {
  readonly ServiceNamespace: string;
  readonly ResourceId: string;
  readonly ScalableDimension: string;
}

export const passes = (filter: Filter) => (row: OnTarget) =>
  row.ServiceNamespace === filter.ServiceNamespace &&
  row.ResourceId === (filter.ResourceId ?? row.ResourceId) &&
  row.ScalableDimension === (filter.ScalableDimension ?? row.ScalableDimension);

/** @throws AwsError for a token that is not Application Auto Scaling's */
export const targetPage = <Row>(rows: readonly Row[], options: PageOptions<Row>): Page<Row> =>
  ownPage(rows, options, () => new AwsError("InvalidNextTokenException", "The next token supplied was invalid"));

/** What a target, and everything on it, is known by. */
export interface TargetId {
  readonly ServiceNamespace: string;
  readonly ResourceId: string;
  readonly ScalableDimension: Dimension;
}
