import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { list, tags } from "../../input";
import { operation } from "../../service";
import { addTags, removeTags, type Tags, tagListOf, tagsFrom } from "../../store/tags";
import { ALARMS } from "./alarm";
import { DASHBOARDS, type Dashboard } from "./dashboard";

const byArn = { ResourceARN: z.string().min(1).max(1024) } as const;

interface Tagged {
  list(): readonly { readonly Key: string; readonly Value: string }[];
  add(tags: Tags): void;
  remove(keys: readonly string[]): void;
}

/** @throws AwsError when neither an alarm nor a dashboard has this ARN */
function tagged(call: Call, arn: string): Tagged {
  const dashboard = call
    .global(DASHBOARDS)
    .values()
    .find((one) => one.arn === arn);
  if (dashboard !== undefined) {
    return taggedDashboard(call, dashboard);
  }
  if (
    !call
      .table(ALARMS)
      .values()
      .some((alarm) => alarm.arn === arn)
  ) {
    throw new AwsError("ResourceNotFoundException", `Unknown resource: ${arn}`, 404);
  }
  return {
    list: () => tagListOf(call, arn),
    add: (given) => addTags(call, arn, given),
    remove: (keys) => removeTags(call, arn, keys),
  };
}

/** Tags lie in a region, and a dashboard in none. */
function taggedDashboard(call: Call, dashboard: Dashboard): Tagged {
  const put = (given: Tags) => call.global(DASHBOARDS).put(dashboard.name, { ...dashboard, tags: given });
  const entries = Object.entries(dashboard.tags);
  return {
    list: () => entries.map(([Key, Value]) => ({ Key, Value })),
    add: (given) => put({ ...dashboard.tags, ...given }),
    remove: (keys) => put(Object.fromEntries(entries.filter(([key]) => !keys.includes(key)))),
  };
}

export const tagOperations = {
  TagResource: operation(z.object({ ...byArn, Tags: tags(50) }), ({ ResourceARN, Tags: given }, call) => {
    tagged(call, ResourceARN).add(tagsFrom(given));
    return {};
  }),

  UntagResource: operation(z.object({ ...byArn, TagKeys: list(z.string()) }), ({ ResourceARN, TagKeys }, call) => {
    tagged(call, ResourceARN).remove(TagKeys);
    return {};
  }),

  ListTagsForResource: operation(z.object(byArn), ({ ResourceARN }, call) => ({
    Tags: tagged(call, ResourceARN).list(),
  })),
};
