import { partitionOf } from "../../src/catalogue/partitions";

it.each([
  ["eu-west-3", "aws"],
  ["mx-central-1", "aws"],
  ["cn-northwest-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
  ["us-iso-east-1", "aws-iso"],
  ["us-isob-east-1", "aws-iso-b"],
  ["eu-isoe-west-1", "aws-iso-e"],
  ["us-isof-south-1", "aws-iso-f"],
  ["eusc-de-east-1", "aws-eusc"],
  ["moon-east-1", undefined],
])("%s is in the partition %s", (region, partition) => expect(partitionOf(region)).toBe(partition));
