import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { MEMORY_TAG_KEY } from "./endpoint-sleeper/memory";
import { functionNotBuilt } from "./errors";

/**
 * How the function that puts whole endpoints to sleep is deployed. This file describes it and knows no AWS SDK, so that
 * constructs load fast.
 */
export const endpointSleeper = {
  /** `Handler` of the Lambda function. */
  handler: "index.handler",
  /** `Runtime` of the Lambda function. The zip file holds the AWS SDK: the runtime's own version does not matter. */
  runtime: "nodejs22.x",
  /**
   * `Timeout` in seconds, the longest that Lambda allows: an update in progress takes minutes, and the function waits
   * for it. A run without one takes seconds.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
   */
  timeoutSeconds: 900,
  /** `MemorySize` in MB: the function waits for answers, it does not compute. */
  memoryMb: 256,
} as const;

/**
 * Absolute path of the zip file with the function's code. The same source and AWS SDK give the same bytes, so the
 * hash in a plan changes only when the code does.
 *
 * @throws ScaleToZeroError that asks for `npm run build` when the file is missing
 */
export function endpointSleeperZip(): string {
  // Compiled, here and in the npm package, this file is in lib/src/functions; as tests load it, in src/functions.
  const output = join(__dirname, "..", "..", extname(__filename) === ".ts" ? "lib" : "");
  const zip = join(output, "functions", "endpoint-sleeper.zip");
  if (!existsSync(zip)) {
    throw functionNotBuilt("endpoint-sleeper", zip);
  }
  return zip;
}

/** Where the endpoints are; each member may be a Terraform token. */
export interface AccountPlace {
  /** Such as `aws`. */
  readonly partition: string;
  /** Such as `eu-west-1`. */
  readonly region: string;
  /** The 12 digits of the account. */
  readonly account: string;
}

/** One statement of an IAM policy, effect `Allow`. */
export interface AllowStatement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: readonly StatementCondition[];
}

export interface StatementCondition {
  /** Such as `StringEquals`. */
  readonly test: string;
  /** Such as `aws:TagKeys`. */
  readonly variable: string;
  readonly values: readonly string[];
}

/**
 * Everything that the function's role must allow, except writing its log (`logs:CreateLogStream` and
 * `logs:PutLogEvents` on its log group, which Lambda does in its name).
 *
 * Inference components cannot be narrowed to those of one endpoint: their ARNs do not name it, and components that
 * nobody declared have names that nobody knows.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapplicationautoscaling.html
 */
export function endpointSleeperStatements(place: AccountPlace): readonly AllowStatement[] {
  const { partition, region, account } = place;
  const arn = (service: string, resource: string) => `arn:${partition}:${service}:${region}:${account}:${resource}`;
  return [
    {
      sid: "FindComponents",
      // Neither action can be limited to a resource.
      actions: ["sagemaker:ListInferenceComponents", "application-autoscaling:DescribeScalableTargets"],
      resources: ["*"],
    },
    {
      sid: "CheckEndpoint",
      actions: ["sagemaker:DescribeEndpoint"],
      resources: [arn("sagemaker", "endpoint/*")],
    },
    {
      sid: "MoveCopies",
      actions: [
        "sagemaker:DescribeInferenceComponent",
        "sagemaker:UpdateInferenceComponentRuntimeConfig",
        "sagemaker:ListTags",
      ],
      resources: [arn("sagemaker", "inference-component/*")],
    },
    {
      sid: "RememberCounts",
      actions: ["sagemaker:AddTags"],
      resources: [arn("sagemaker", "inference-component/*")],
      conditions: [{ test: "ForAllValues:StringEquals", variable: "aws:TagKeys", values: [MEMORY_TAG_KEY] }],
    },
    {
      sid: "MoveMinimum",
      actions: ["application-autoscaling:RegisterScalableTarget"],
      resources: [arn("application-autoscaling", "scalable-target/*")],
      conditions: [
        { test: "StringEquals", variable: "application-autoscaling:service-namespace", values: ["sagemaker"] },
        {
          test: "StringEquals",
          variable: "application-autoscaling:scalable-dimension",
          values: ["sagemaker:inference-component:DesiredCopyCount"],
        },
      ],
    },
  ];
}
