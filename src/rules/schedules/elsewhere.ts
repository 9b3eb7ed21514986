import { partitionOf } from "../../catalogue/partitions";
import { isKnown, type Node } from "../../topology";

/** Whether an ARN is surely of another partition, or of another Region, than a resource. */
export function isElsewhere(arn: string, { region: own }: Pick<Node, "region">): boolean {
  const [, partition = "", , region = ""] = arn.split(":");
  return isKnown(own) && (differs(partition, partitionOf(own)) || differs(region, own));
}

/** A field that is empty, a pattern or an expression of Terraform may mean the same. */
const differs = (field: string, own: string | undefined): boolean =>
  own !== undefined && /^[a-z0-9-]+$/.test(field) && field !== own;
