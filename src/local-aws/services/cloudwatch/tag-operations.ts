import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { list, tags } from "../../input";
import { operation } from "../../service";
import { addTags, removeTags, tagListOf, tagsFrom } from "../../store/tags";
import { ALARMS } from "./alarm";

const byArn = { ResourceARN: z.string().min(1).max(1024) } as const;

/** @throws AwsError when no alarm has this ARN */
function requireAlarm(call: Call, arn: string): void {
  if (
    !call
      .table(ALARMS)
      .values()
      .some((alarm) => alarm.arn === arn)
  ) {
    throw new AwsError("ResourceNotFoundException", `Unknown resource: ${arn}`, 404);
  }
}

export const tagOperations = {
  TagResource: operation(z.object({ ...byArn, Tags: tags(50) }), ({ ResourceARN, Tags }, call) => {
    requireAlarm(call, ResourceARN);
    addTags(call, ResourceARN, tagsFrom(Tags));
    return {};
  }),

  UntagResource: operation(z.object({ ...byArn, TagKeys: list(z.string()) }), ({ ResourceARN, TagKeys }, call) => {
    requireAlarm(call, ResourceARN);
    removeTags(call, ResourceARN, TagKeys);
    return {};
  }),

  ListTagsForResource: operation(z.object(byArn), ({ ResourceARN }, call) => {
    requireAlarm(call, ResourceARN);
    return { Tags: tagListOf(call, ResourceARN) };
  }),
};
