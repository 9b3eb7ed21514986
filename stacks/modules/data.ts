import { DataAwsDefaultTags } from "@cdktf/provider-aws/lib/data-aws-default-tags";
import { type TerraformStack, Token } from "cdktf";
import { importDefaultTags } from "../../src/constructs/component/component-tags";

/** The names of the data sources that every module may have. */
export const DATA_NAMES = { ScaleToZeroPartition: "current", DefaultTags: "current" };

/** Default tags reach every resource of hashicorp/aws by themselves, but not the documents of Cloud Control. */
export function useProviderTags(stack: TerraformStack): Readonly<Record<string, string>> {
  const data = new DataAwsDefaultTags(stack, "DefaultTags");
  const tags = Token.asStringMap(data.interpolationForAttribute("tags"));
  importDefaultTags(stack, tags);
  return tags;
}
