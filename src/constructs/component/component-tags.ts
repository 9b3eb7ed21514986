import { TerraformProvider, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import type { ComponentRequest } from "./component-request";

type Tags = Readonly<Record<string, string>>;

const providersOfStacks = new WeakMap<TerraformStack, TerraformProvider>();

/**
 * The tags of a component in SageMaker's words, with the provider's default tags: these reach every resource of
 * hashicorp/aws by themselves, but not the documents that Cloud Control takes.
 *
 * Call it at synthesis: providers may be declared after the constructs.
 */
export function componentTags(
  scope: Construct,
  provider: TerraformProvider | undefined,
  tags: Tags | undefined,
): ComponentRequest["Tags"] {
  const source = provider ?? defaultProvider(TerraformStack.of(scope));
  const all = { ...(source === undefined ? {} : defaultTagsOf(source)), ...tags };
  const entries = Object.entries(all).map(([Key, Value]) => ({ Key, Value }));
  return entries.length === 0 ? undefined : entries;
}

/** Remembered once it is there: where it is no child of the stack itself, to look for it is a long walk. */
function defaultProvider(stack: TerraformStack): TerraformProvider | undefined {
  const known = providersOfStacks.get(stack);
  if (known !== undefined) {
    return known;
  }
  const provider = stack.node.children.find(isDefaultProvider) ?? stack.allProviders().find(isDefaultProvider);
  if (provider !== undefined) {
    providersOfStacks.set(stack, provider);
  }
  return provider;
}

function isDefaultProvider(construct: IConstruct): construct is TerraformProvider {
  return (
    TerraformProvider.isTerraformProvider(construct) &&
    construct.terraformResourceType === "aws" &&
    construct.alias === undefined
  );
}

/** Reads the AWS provider's own property: importing its class would cost every user its half a megabyte. */
function defaultTagsOf(provider: TerraformProvider): Tags {
  const blocks = "defaultTags" in provider ? provider.defaultTags : undefined;
  if (!Array.isArray(blocks)) {
    return {};
  }
  return Object.assign({}, ...blocks.map((block: { readonly tags?: Tags }) => block.tags));
}
