import { AddTagsCommand, ListTagsCommand } from "@aws-sdk/client-sagemaker";
import type { Aws } from "./aws";
import { fromTagValue, type Memory, memoryTagKey, toTagValue } from "./memory";
import { pages } from "./pages";

/** What is remembered about a component. */
export const recall = async (aws: Aws, arn: string): Promise<Memory | undefined> => {
  const list = (NextToken: string | undefined) =>
    aws.request(() => aws.sageMaker.send(new ListTagsCommand({ ResourceArn: arn, NextToken })));
  for await (const { Tags } of pages(list)) {
    const value = Tags?.find(({ Key }) => Key === memoryTagKey)?.Value;
    if (value !== undefined) {
      return fromTagValue(value);
    }
  }
  return undefined;
};

/** Writes the tag; one of the same key is overwritten, the other tags stay. */
export const remember = async (aws: Aws, arn: string, memory: Memory): Promise<void> => {
  const tag = { Key: memoryTagKey, Value: toTagValue(memory) };
  await aws.request(() => aws.sageMaker.send(new AddTagsCommand({ ResourceArn: arn, Tags: [tag] })));
};
