import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

const partitions = new WeakMap<TerraformStack, DataAwsPartition>();

/**
 * `aws`, `aws-cn` or `aws-us-gov`, from the provider's region: the data source makes no API call.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/partition
 */
export function partitionOf(scope: Construct): string {
  const stack = TerraformStack.of(scope);
  const partition = partitions.get(stack) ?? new DataAwsPartition(stack, "ScaleToZeroPartition");
  partitions.set(stack, partition);
  return partition.partition;
}
