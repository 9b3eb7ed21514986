import { z } from "zod";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import { tags } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { addTags, removeTags, tagListOf, tagsFrom } from "../../store/tags";
import { COMPONENTS } from "./component";
import { ENDPOINTS } from "./endpoint";
import { CONFIGS } from "./endpoint-config";
import { MODELS } from "./model";

const byArn = { ResourceArn: z.string().max(256).regex(/^arn:/) } as const;
const TABLES = [MODELS, CONFIGS, ENDPOINTS, COMPONENTS] as const;

/**
 * The ARN as SageMaker writes it, which is in lower case for most resources. Its words for an ARN of nothing are not
 * published.
 * @throws AwsError when nothing has this ARN
 */
function taggedArn(call: Call, arn: string): string {
  const arns = TABLES.flatMap((of) => call.table<{ readonly arn: string }>(of).values()).map((row) => row.arn);
  const found = arns.find((known) => known.toLowerCase() === arn.toLowerCase());
  if (found === undefined) {
    throw validationError(`Could not find resource "${arn}".`);
  }
  return found;
}

export const tagOperations = {
  AddTags: operation(z.object({ ...byArn, Tags: tags(50) }), ({ ResourceArn, Tags }, call) => {
    const arn = taggedArn(call, ResourceArn);
    addTags(call, arn, tagsFrom(Tags));
    return { Tags: tagListOf(call, arn) };
  }),

  ListTags: operation(
    z.object({ ...byArn, NextToken: z.string().optional(), MaxResults: z.int().min(50).default(50) }),
    ({ ResourceArn, NextToken, MaxResults }, call) => {
      const { rows, next } = pageOf(tagListOf(call, taggedArn(call, ResourceArn)), {
        key: ({ Key }) => Key,
        token: NextToken,
        limit: MaxResults,
      });
      return { Tags: rows, NextToken: next };
    },
  ),

  DeleteTags: operation(
    z.object({ ...byArn, TagKeys: z.array(z.string().min(1).max(128)).min(1).max(50) }),
    ({ ResourceArn, TagKeys }, call) => {
      removeTags(call, taggedArn(call, ResourceArn), TagKeys);
      return {};
    },
  ),
};
