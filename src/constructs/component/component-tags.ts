import {
  conditional,
  Fn,
  FOR_EXPRESSION_KEY,
  FOR_EXPRESSION_VALUE,
  forExpression,
  Op,
  ref,
  TerraformProvider,
  TerraformStack,
  Token,
} from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { keptWith } from "../terraform/kept-with";
import { nullable } from "../terraform/nullable";
import type { ComponentRequest } from "./component-request";

type Tags = Readonly<Record<string, string>>;

const defaultsOfStacks = keptWith((): { provider?: TerraformProvider; tags?: Tags } => ({}));

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
  const stack = TerraformStack.of(scope);
  const source = provider ?? defaultProvider(stack);
  const imported = defaultsOfStacks.of(stack).tags;
  if (Token.isUnresolved(tags) || imported !== undefined) {
    return tagsInTerraform([imported, tags].filter((some) => some !== undefined));
  }
  const all = { ...(source === undefined ? {} : defaultTagsOf(source)), ...tags };
  const entries = Object.entries(all).map(([Key, Value]) => ({ Key, Value }));
  return entries.length === 0 ? undefined : entries;
}

/**
 * Says which default tags the provider of a stack has, where it is declared elsewhere: a module's is.
 * @param tags a token, such as those of `data.aws_default_tags`
 */
export function importDefaultTags(stack: TerraformStack, tags: Tags): void {
  defaultsOfStacks.of(stack).tags = tags;
}

/** As an expression: only Terraform knows how many there are. */
function tagsInTerraform(tags: readonly Tags[]): ComponentRequest["Tags"] {
  const all = Fn.merge([...tags]);
  const entries = forExpression(all, { Key: FOR_EXPRESSION_KEY, Value: FOR_EXPRESSION_VALUE });
  const orNothing: unknown = nullable(conditional(Op.eq(0, Fn.lengthOf(all)), ref("null"), entries));
  // cdktf has no token of a list of objects that a list could be read from.
  return orNothing as ComponentRequest["Tags"];
}

/** Remembered once it is there: where it is no child of the stack itself, to look for it is a long walk. */
function defaultProvider(stack: TerraformStack): TerraformProvider | undefined {
  const defaults = defaultsOfStacks.of(stack);
  defaults.provider ??= stack.node.children.find(isDefaultProvider) ?? stack.allProviders().find(isDefaultProvider);
  return defaults.provider;
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
