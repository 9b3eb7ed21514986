import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

const partitions = new WeakMap<TerraformStack, string>();

/**
 * `aws`, `aws-cn` or `aws-us-gov`, from the provider's region: the data source makes no API call.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/partition
 */
export function partitionOf(scope: Construct): string {
  const stack = TerraformStack.of(scope);
  // One token for all: `DataAwsPartition.partition` is a new one each time, and equal permissions would look different.
  const partition = partitions.get(stack) ?? new DataAwsPartition(stack, "ScaleToZeroPartition").partition;
  partitions.set(stack, partition);
  return partition;
}
