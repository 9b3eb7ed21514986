import { DefaultTokenResolver, StringConcat, TerraformElement, TerraformResource, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { addressOf } from "./address";

/** `aws_iam_role.caller` in what Terraform reads. */
const ADDRESS = /[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*/g;

/**
 * Whether a resource refers to another one of its stack, also through others. To be asked when all constructs exist.
 */
export function refersTo(from: TerraformResource, to: TerraformResource): boolean {
  const all = from.cdktfStack.node.findAll().filter(isResource);
  const byAddress = new Map(all.map((resource) => [addressOf(resource), resource]));
  const seen = new Set<TerraformResource>([from]);
  // A set is iterated with what is added meanwhile.
  for (const resource of seen) {
    for (const [address] of JSON.stringify(contentOf(resource)).matchAll(ADDRESS)) {
      const next = byAddress.get(address);
      if (next === to) {
        return true;
      }
      if (next !== undefined) {
        seen.add(next);
      }
    }
  }
  return false;
}

const contentOf = (resource: TerraformResource): unknown =>
  Tokenization.resolve(resource.toTerraform(), {
    scope: resource,
    resolver: new DefaultTokenResolver(new StringConcat()),
  });

const isResource = (construct: IConstruct): construct is TerraformResource =>
  TerraformElement.isTerraformElement(construct) && TerraformResource.isTerraformResource(construct);
