/** A right that a call to AWS takes. */
export interface Access {
  /** As IAM writes it: `sagemaker:DescribeEndpoint`. */
  readonly action: string;
  /** What it is needed on: an ARN without its partition, or `*` where IAM knows no resource for the action. */
  readonly resource: string;
  /** Without it less is looked at, and that is said; nothing fails. */
  readonly optional: boolean;
}

const needed = (action: string, resource = "*"): Access => ({ action, resource, optional: false });
const optional = (action: string, resource = "*"): Access => ({ action, resource, optional: true });

/**
 * Every call that reads: nothing here changes, creates or invokes anything.
 *
 * The resources are those of the Service Authorization Reference. Application Auto Scaling knows none for its `Describe`
 * actions, and CloudWatch tells of composite alarms only to those who may describe every alarm.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export const ACCESS = {
  ListEndpoints: needed("sagemaker:ListEndpoints"),
  DescribeEndpoint: needed("sagemaker:DescribeEndpoint", "sagemaker:*:*:endpoint/*"),
  DescribeEndpointConfig: needed("sagemaker:DescribeEndpointConfig", "sagemaker:*:*:endpoint-config/*"),
  ListInferenceComponents: needed("sagemaker:ListInferenceComponents"),
  DescribeInferenceComponent: needed("sagemaker:DescribeInferenceComponent", "sagemaker:*:*:inference-component/*"),
  DescribeModel: optional("sagemaker:DescribeModel", "sagemaker:*:*:model/*"),
  DescribeScalableTargets: needed("application-autoscaling:DescribeScalableTargets"),
  DescribeScalingPolicies: needed("application-autoscaling:DescribeScalingPolicies"),
  DescribeScheduledActions: needed("application-autoscaling:DescribeScheduledActions"),
  DescribeScalingActivities: optional("application-autoscaling:DescribeScalingActivities"),
  DescribeAlarms: needed("cloudwatch:DescribeAlarms"),
  DescribeAlarmsForMetric: needed("cloudwatch:DescribeAlarmsForMetric"),
  GetMetricData: needed("cloudwatch:GetMetricData"),
  ListSchedules: optional("scheduler:ListSchedules"),
  GetSchedule: optional("scheduler:GetSchedule", "scheduler:*:*:schedule/*"),
  GetRole: optional("iam:GetRole", "iam::*:role/*"),
  ListRolePolicies: optional("iam:ListRolePolicies", "iam::*:role/*"),
  GetRolePolicy: optional("iam:GetRolePolicy", "iam::*:role/*"),
  ListAttachedRolePolicies: optional("iam:ListAttachedRolePolicies", "iam::*:role/*"),
  GetPolicy: optional("iam:GetPolicy", "iam::*:policy/*"),
  GetPolicyVersion: optional("iam:GetPolicyVersion", "iam::*:policy/*"),
} as const satisfies Readonly<Record<string, Access>>;

/**
 * Every call that changes capacity, or sends a request to an endpoint. `s3:GetObject` and `s3:ListBucket` are what S3 asks
 * of a HeadObject: without the second, it does not say that an object is not there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export const CHANGES = {
  UpdateInferenceComponentRuntimeConfig: needed(
    "sagemaker:UpdateInferenceComponentRuntimeConfig",
    "sagemaker:*:*:inference-component/*",
  ),
  UpdateEndpointWeightsAndCapacities: needed(
    "sagemaker:UpdateEndpointWeightsAndCapacities",
    "sagemaker:*:*:endpoint/*",
  ),
  InvokeEndpoint: needed("sagemaker:InvokeEndpoint", "sagemaker:*:*:endpoint/*"),
  InvokeEndpointAsync: needed("sagemaker:InvokeEndpointAsync", "sagemaker:*:*:endpoint/*"),
} as const satisfies Readonly<Record<string, Access>>;

/** The name of a call that is made of AWS. */
export type CallName = keyof typeof ACCESS | keyof typeof CHANGES;

/** The right that a call takes. */
export const accessOf = (name: CallName): Access => ({ ...ACCESS, ...CHANGES })[name];

/** The commands that call AWS. */
export type AwsCommand = "verify" | "status" | "wake" | "sleep" | "drill";

/** How an endpoint is wired, and what scaling did. */
const WIRING = [
  "DescribeEndpoint",
  "DescribeEndpointConfig",
  "ListInferenceComponents",
  "DescribeInferenceComponent",
  "DescribeScalableTargets",
  "DescribeScalingPolicies",
  "DescribeScheduledActions",
  "DescribeScalingActivities",
  "DescribeAlarms",
  "DescribeAlarmsForMetric",
  "ListSchedules",
  "GetSchedule",
] as const satisfies readonly CallName[];

const CAPACITY = ["UpdateInferenceComponentRuntimeConfig", "UpdateEndpointWeightsAndCapacities"] as const;

/** The calls that each command makes. */
export const CALLS: Readonly<Record<AwsCommand, readonly CallName[]>> = {
  verify: [
    "ListEndpoints",
    ...WIRING,
    "DescribeModel",
    "GetRole",
    "ListRolePolicies",
    "GetRolePolicy",
    "ListAttachedRolePolicies",
    "GetPolicy",
    "GetPolicyVersion",
  ],
  status: ["ListEndpoints", ...WIRING],
  wake: [...WIRING, ...CAPACITY],
  sleep: [...WIRING, ...CAPACITY],
  drill: [...WIRING, "DescribeModel", "GetMetricData", ...CAPACITY, "InvokeEndpoint", "InvokeEndpointAsync"],
};
