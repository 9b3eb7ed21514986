import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { type TerraformProvider, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { keptWith } from "./kept-with";

const partitions = keptWith(() => new Map<TerraformProvider | undefined, DataAwsPartition>());

/**
 * `aws`, `aws-cn` or `aws-us-gov`, from the provider's region: the data source makes no API call.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/partition
 */
export function partitionOf(scope: Construct, provider: TerraformProvider | undefined): string {
  const stack = TerraformStack.of(scope);
  const ofStack = partitions.of(stack);
  const known = ofStack.get(provider);
  if (known !== undefined) {
    return known.partition;
  }
  const id = `ScaleToZeroPartition${provider?.alias ?? ""}`;
  const created = new DataAwsPartition(stack, id, { provider });
  ofStack.set(provider, created);
  return created.partition;
}
