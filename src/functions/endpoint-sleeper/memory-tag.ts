import { AddTagsCommand, ListTagsCommand } from "@aws-sdk/client-sagemaker";
import { pages } from "../../aws/pages";
import type { Aws } from "./aws";
import { fromTagValue, MEMORY_TAG_KEY, type Memory, toTagValue } from "./memory";

/** What is remembered about a component. */
export async function recall(aws: Aws, arn: string): Promise<Memory | undefined> {
  const list = (NextToken: string | undefined) =>
    aws.request(() => aws.sageMaker.send(new ListTagsCommand({ ResourceArn: arn, NextToken })));
  const tags = await pages(list, ({ Tags: items, NextToken: next }) => ({ items, next }));
  const value = tags.find(({ Key }) => Key === MEMORY_TAG_KEY)?.Value;
  return value === undefined ? undefined : fromTagValue(value);
}

/** Writes the tag; one of the same key is overwritten, the other tags stay. */
export async function remember(aws: Aws, arn: string, memory: Memory): Promise<void> {
  const tag = { Key: MEMORY_TAG_KEY, Value: toTagValue(memory) };
  await aws.request(() => aws.sageMaker.send(new AddTagsCommand({ ResourceArn: arn, Tags: [tag] })));
}
