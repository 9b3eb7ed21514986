import { isKnown, type Node } from "../../topology";

/** The partition of AWS that a Region is in; `undefined` for one that is not known. */
export function partitionOf({ region }: Pick<Node, "region">): string | undefined {
  if (!isKnown(region)) {
    return undefined;
  }
  if (region.startsWith("cn-")) {
    return "aws-cn";
  }
  if (region.startsWith("us-gov-")) {
    return "aws-us-gov";
  }
  return /^(us|eu)-iso/.test(region) ? undefined : "aws";
}

/** Whether an ARN is surely of another partition, or of another Region, than a resource. */
export function isElsewhere(arn: string, node: Pick<Node, "region">): boolean {
  const [, partition = "", , region = ""] = arn.split(":");
  const own = partitionOf(node);
  return (
    (own !== undefined && isPlain(partition) && partition !== own) ||
    (isKnown(node.region) && isPlain(region) && region !== node.region)
  );
}

/** Neither empty nor a pattern, nor an expression of Terraform. */
const isPlain = (field: string): boolean => /^[a-z0-9-]+$/.test(field);
