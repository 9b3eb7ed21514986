/**
 * The partitions of AWS that are not `aws` itself, by what the names of their Regions begin with.
 *
 * @see https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
 */
const PARTITIONS: readonly (readonly [beginning: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
  ["eusc-", "aws-eusc"],
];

/** As the same file has it: a Region whose name is of no known form may be of a partition that came later. */
const COMMERCIAL = /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/;

/** The partition that a Region is in; `undefined` for a Region of none that is known. */
export const partitionOf = (region: string): string | undefined =>
  PARTITIONS.find(([beginning]) => region.startsWith(beginning))?.[1] ?? (COMMERCIAL.test(region) ? "aws" : undefined);
