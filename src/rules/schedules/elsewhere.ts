import { partitionOf } from "../../catalogue/partitions";
import { isKnown, type Node } from "../../topology";

/** Whether an ARN certainly has another partition, or another Region, than a resource. */
export function isElsewhere(arn: string, { region: own }: Pick<Node, "region">): boolean {
  const [, partition = "", , region = ""] = arn.split(":");
  return isKnown(own) && (differs(partition, partitionOf(own)) || differs(region, own));
}

/** A field that is empty, a pattern or a Terraform expression can have the same value. */
const differs = (field: string, own: string | undefined): boolean =>
  own !== undefined && /^[a-z0-9-]+$/.test(field) && field !== own;
