import { z } from "zod";
import { tags } from "../../input";
import { operation } from "../../service";
import { addTags, removeTags, tagListOf, tagsFrom } from "../../store/tags";

const arn = () => z.string().max(256).regex(/^arn:/);

export const tagOperations = {
  AddTags: operation(z.object({ ResourceArn: arn(), Tags: tags(50) }), ({ ResourceArn, Tags }, call) => {
    addTags(call, ResourceArn, tagsFrom(Tags));
    return { Tags: tagListOf(call, ResourceArn) };
  }),

  ListTags: operation(z.object({ ResourceArn: arn() }), ({ ResourceArn }, call) => ({
    Tags: tagListOf(call, ResourceArn),
  })),

  DeleteTags: operation(
    z.object({ ResourceArn: arn(), TagKeys: z.array(z.string()).min(1).max(50) }),
    ({ ResourceArn, TagKeys }, call) => {
      removeTags(call, ResourceArn, TagKeys);
      return {};
    },
  ),
};
