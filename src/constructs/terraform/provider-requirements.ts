import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { checkRules } from "../rules/stack-rules";
import { keptWith } from "./kept-with";

/**
 * 6.21.0 is the first hashicorp/aws with an execution role on the endpoint configuration and an optional model.
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/44977
 */
export const AWS_PROVIDER_VERSION = ">= 6.21.0, < 7.0.0";

/** `terraform_data` needs 1.4; `check` and `import` blocks, which go well with what is written here, 1.5. */
export const TERRAFORM_VERSION = ">= 1.5.0";

const requirementsOfStacks = keptWith(() => ({ areDeclared: false }));

/**
 * States which Terraform and which provider the resources need, instead of the one version that the bindings were
 * generated from.
 */
export function requireVersions(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  const requirements = requirementsOfStacks.of(stack);
  if (requirements.areDeclared) {
    return;
  }
  requirements.areDeclared = true;
  checkRules(stack);
  stack.addOverride("terraform.required_version", TERRAFORM_VERSION);
  stack.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: AWS_PROVIDER_VERSION });
}
