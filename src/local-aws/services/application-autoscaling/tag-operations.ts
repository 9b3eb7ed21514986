import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { operation } from "../../service";
import { addTags, removeTags, type Tags, tagsOf } from "../../store/tags";
import { TARGETS } from "./target";

/** By key. */
export const tagMap = z.record(z.string().min(1).max(128), z.string().max(256));

const MAX_TAGS = 50;

/** @throws AwsError when the target would have more than it may */
function requireRoom(call: Call, arn: string, tags: Tags): void {
  if (Object.keys({ ...tagsOf(call, arn), ...tags }).length > MAX_TAGS) {
    throw new AwsError("TooManyTagsException", `The scalable target ${arn} can have no more than ${MAX_TAGS} tags.`);
  }
}

const byArn = { ResourceARN: z.string().min(1).max(1011) } as const;

/** @throws AwsError when no target has this ARN */
function requireTarget(call: Call, arn: string): void {
  if (
    !call
      .table(TARGETS)
      .values()
      .some((target) => target.arn === arn)
  ) {
    throw new AwsError("ResourceNotFoundException", `The scalable target ${arn} does not exist.`);
  }
}

export const tagOperations = {
  TagResource: operation(z.object({ ...byArn, Tags: tagMap }), ({ ResourceARN, Tags }, call) => {
    requireTarget(call, ResourceARN);
    requireRoom(call, ResourceARN, Tags);
    addTags(call, ResourceARN, Tags);
    return {};
  }),

  UntagResource: operation(z.object({ ...byArn, TagKeys: z.array(z.string()) }), ({ ResourceARN, TagKeys }, call) => {
    requireTarget(call, ResourceARN);
    removeTags(call, ResourceARN, TagKeys);
    return {};
  }),

  ListTagsForResource: operation(z.object(byArn), ({ ResourceARN }, call) => {
    requireTarget(call, ResourceARN);
    return { Tags: tagsOf(call, ResourceARN) };
  }),
};
