import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { operation } from "../../service";
import { addTags, removeTags, tagsOf } from "../../store/tags";
import { TARGETS } from "./target";

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
  TagResource: operation(
    z.object({ ...byArn, Tags: z.record(z.string(), z.string()) }),
    ({ ResourceARN, Tags }, call) => {
      requireTarget(call, ResourceARN);
      addTags(call, ResourceARN, Tags);
      return {};
    },
  ),

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
