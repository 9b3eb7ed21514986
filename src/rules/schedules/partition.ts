import { isKnown, type Node } from "../../topology";

/**
 * How the Regions of each partition are named, as the AWS SDKs have it (`partitions.json`). A Region that none of them
 * describes may be of a partition that is newer than this list.
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const PARTITIONS: readonly (readonly [partition: string, regions: RegExp])[] = [
  ["aws", /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/],
  ["aws-cn", /^cn-\w+-\d+$/],
  ["aws-us-gov", /^us-gov-\w+-\d+$/],
  ["aws-eusc", /^eusc-de-\w+-\d+$/],
  ["aws-iso", /^us-iso-\w+-\d+$/],
  ["aws-iso-b", /^us-isob-\w+-\d+$/],
  ["aws-iso-e", /^eu-isoe-\w+-\d+$/],
  ["aws-iso-f", /^us-isof-\w+-\d+$/],
];

/** The partition of AWS that a Region is in; `undefined` for one that is not known. */
export const partitionOf = ({ region }: Pick<Node, "region">): string | undefined =>
  isKnown(region) ? PARTITIONS.find(([, regions]) => regions.test(region))?.[0] : undefined;

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
