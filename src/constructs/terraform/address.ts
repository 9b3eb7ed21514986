import type { ITerraformDependable, TerraformResource } from "cdktf";

/** `aws_sagemaker_endpoint.llm`, without the braces that cdktf puts around a reference. */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/**
 * `${aws_sagemaker_endpoint.llm.name}` for another resource of the same construct. An attribute of cdktf's is a token, which
 * finds its way through other stacks as well; each captures a stack trace and is searched for whenever a stack resolves.
 *
 * @param attribute in Terraform's words
 */
export function attributeOf(resource: TerraformResource, attribute: string): string {
  return `\${${addressOf(resource)}.${attribute}}`;
}

/** The address as people write it on the command line, for a text of Terraform's: `terraform_data.llm["${each.key}"]`. */
export function addressInText(resource: TerraformResource): string {
  return addressOf(resource).replace(/\[([^\d\]][^\]]*)\]$/, '["${$1}"]');
}

/**
 * What `lifecycle.replaceTriggeredBy` needs. cdktf's own rendering of a construct there is refused by Terraform
 * (hashicorp/terraform-cdk#3196): it must be a bare address.
 *
 * It watches the id, which changes with a replacement only: a whole resource would also count when it is updated in
 * place, and a new maximum of copies would delete and create the policies.
 */
export function replaceTriggeredBy(...resources: readonly TerraformResource[]): ITerraformDependable[] {
  return resources.map((resource) => ({
    get fqn() {
      return `${addressOf(resource)}.id`;
    },
  }));
}

/**
 * Resources as `dependsOn` needs them, by their bare addresses: cdktf's own rendering captures a stack trace for each.
 */
export function byAddress(...resources: readonly TerraformResource[]): ITerraformDependable[] {
  return resources.map((resource) => ({
    get fqn() {
      return addressOf(resource);
    },
  }));
}
