import { z } from "zod";
import { operation } from "../../service";
import { addTags, removeTags, tagsOf } from "../../store/tags";
import { findFunction } from "./function";
import { functionName } from "./function-shapes";

const byArn = { Resource: functionName() } as const;

export const tagOperations = {
  TagResource: operation(z.object({ ...byArn, Tags: z.record(z.string(), z.string()) }), ({ Resource, Tags }, call) => {
    addTags(call, findFunction(call, Resource).arn, Tags);
    return {};
  }),

  UntagResource: operation(
    z.object({ ...byArn, TagKeys: z.union([z.string().transform((key) => [key]), z.array(z.string())]) }),
    ({ Resource, TagKeys }, call) => {
      removeTags(call, findFunction(call, Resource).arn, TagKeys);
      return {};
    },
  ),

  ListTags: operation(z.object(byArn), ({ Resource }, call) => ({
    Tags: tagsOf(call, findFunction(call, Resource).arn),
  })),
};
