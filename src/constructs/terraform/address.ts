import type { ITerraformDependable, TerraformResource } from "cdktf";

/** `aws_sagemaker_endpoint.llm`, without the braces that cdktf puts around a reference. */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/**
 * Resources as `lifecycle.replaceTriggeredBy` and `dependsOn` need them: by their bare addresses. cdktf's own rendering
 * of a construct in the former is refused by Terraform (hashicorp/terraform-cdk#3196), and in the latter it captures a
 * stack trace for each.
 */
export function byAddress(...resources: readonly TerraformResource[]): ITerraformDependable[] {
  return resources.map((resource) => ({
    get fqn() {
      return addressOf(resource);
    },
  }));
}
