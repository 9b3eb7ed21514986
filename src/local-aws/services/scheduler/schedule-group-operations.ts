import { z } from "zod";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import { numeric, tags } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { addTags, forgetTags, removeTags, tagListOf, tagsFrom } from "../../store/tags";
import { conflict, notFound } from "./schedule";
import { defaultGroup, findGroup, GROUPS, groupArn, groupExists, type ScheduleGroup } from "./schedule-group";
import { deleteGroup } from "./schedule-operations";
import { DEFAULT_GROUP, groupArnText, name } from "./schedule-shapes";

const byName = z.object({ Name: name() });
const byArn = { ResourceArn: groupArnText() } as const;

export const scheduleGroupOperations = {
  CreateScheduleGroup: operation(z.object({ Name: name(), Tags: tags(200).optional() }), ({ Name, Tags }, call) => {
    if (groupExists(call, Name)) {
      throw conflict(`Schedule group ${Name}`);
    }
    const arn = groupArn(call, Name);
    call.table(GROUPS).put(Name, { Name, arn, creationTime: call.now });
    addTags(call, arn, tagsFrom(Tags));
    return { ScheduleGroupArn: arn };
  }),

  GetScheduleGroup: operation(byName, ({ Name }, call) => described(findGroup(call, Name))),

  DeleteScheduleGroup: operation(byName, ({ Name }, call) => {
    if (Name === DEFAULT_GROUP) {
      throw validationError("The default schedule group cannot be deleted.");
    }
    forgetTags(call, findGroup(call, Name).arn);
    deleteGroup(call, Name);
    return {};
  }),

  ListScheduleGroups: operation(
    z.object({
      NamePrefix: z.string().default(""),
      MaxResults: numeric(z.int().min(1).max(100)).default(100),
      NextToken: z.string().optional(),
    }),
    (input, call) => {
      const wanted = [defaultGroup(call), ...call.table(GROUPS).values()].filter(({ Name }) =>
        Name.startsWith(input.NamePrefix),
      );
      const { rows, next } = pageOf(wanted, {
        key: ({ Name }) => Name,
        token: input.NextToken,
        limit: input.MaxResults,
      });
      return { ScheduleGroups: rows.map(described), NextToken: next };
    },
  ),

  TagResource: operation(z.object({ ...byArn, Tags: tags(200) }), ({ ResourceArn, Tags }, call) => {
    addTags(call, findTagged(call, ResourceArn).arn, tagsFrom(Tags));
    return {};
  }),

  UntagResource: operation(
    z.object({ ...byArn, TagKeys: z.union([z.string().transform((key) => [key]), z.array(z.string())]) }),
    ({ ResourceArn, TagKeys }, call) => {
      removeTags(call, findTagged(call, ResourceArn).arn, TagKeys);
      return {};
    },
  ),

  ListTagsForResource: operation(z.object(byArn), ({ ResourceArn }, call) => ({
    Tags: tagListOf(call, findTagged(call, ResourceArn).arn),
  })),
};

/** @throws AwsError when no group of this account and region has this ARN */
function findTagged(call: Call, arn: string): ScheduleGroup {
  const group = findGroup(call, arn.split("/")[1] ?? "");
  if (group.arn !== arn) {
    throw notFound(`Schedule group ${arn}`);
  }
  return group;
}

const described = ({ Name, arn, creationTime }: ScheduleGroup) => ({
  Name,
  Arn: arn,
  State: "ACTIVE",
  CreationDate: new Date(creationTime),
  LastModificationDate: new Date(creationTime),
});
