import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { partitionOf } from "../terraform/partition";

/** For permissions: a role reaches its own account only, so the plan can show the ARN without asking for the account. */
export function componentArn(
  scope: Construct,
  provider: TerraformProvider | undefined,
  inferenceComponentName: string,
): string {
  return `arn:${partitionOf(scope, provider)}:sagemaker:*:*:inference-component/${inferenceComponentName}`;
}
