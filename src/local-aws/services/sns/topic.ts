import { z } from "zod";
import { ACCOUNT, type Call } from "../../call";
import { AwsError } from "../../errors";
import { list, tags } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { tableOf } from "../../store/table";
import { addTags, forgetTags, removeTags, tagListOf, tagsFrom } from "../../store/tags";

interface Topic {
  readonly name: string;
  readonly arn: string;
  /** What was set; the rest has the service's defaults. */
  readonly attributes: Readonly<Record<string, string>>;
}

const TOPICS = tableOf<Topic>("sns.topics");

const byTopic = { TopicArn: z.string().regex(/^arn:/) } as const;
const byResource = { ResourceArn: z.string().regex(/^arn:/) } as const;

function findTopic(call: Call, arn: string): Topic {
  const topic = call.table(TOPICS).get(arn);
  if (topic === undefined) {
    throw new AwsError("NotFoundException", "Topic does not exist", 404, "NotFound");
  }
  return topic;
}

function findTagged(call: Call, arn: string): string {
  if (!call.table(TOPICS).has(arn)) {
    throw new AwsError("ResourceNotFoundException", "Resource does not exist", 404, "ResourceNotFound");
  }
  return arn;
}

export const topicOperations = {
  /** Answers with the topic that is there, if there is one of this name. */
  CreateTopic: operation(
    z.object({
      Name: z
        .string()
        .max(256)
        .regex(/^[\w-]+(\.fifo)?$/),
      Attributes: z.record(z.string(), z.string()).default({}),
      Tags: tags(50).optional(),
    }),
    ({ Name, Attributes, Tags }, call) => {
      const arn = call.arn("sns", Name);
      if (!call.table(TOPICS).has(arn)) {
        call.table(TOPICS).put(arn, { name: Name, arn, attributes: Attributes });
        addTags(call, arn, tagsFrom(Tags));
      }
      return { TopicArn: arn };
    },
  ),

  GetTopicAttributes: operation(z.object(byTopic), ({ TopicArn }, call) => {
    const topic = findTopic(call, TopicArn);
    return { Attributes: new Map(Object.entries({ ...defaultsOf(topic), ...topic.attributes })) };
  }),

  SetTopicAttributes: operation(
    z.object({ ...byTopic, AttributeName: z.string().min(1), AttributeValue: z.string().default("") }),
    ({ TopicArn, AttributeName, AttributeValue }, call) => {
      const topic = findTopic(call, TopicArn);
      const attributes = { ...topic.attributes, [AttributeName]: AttributeValue };
      call.table(TOPICS).put(TopicArn, { ...topic, attributes });
      return {};
    },
  ),

  /** Deleting a topic that is not there is no error. */
  DeleteTopic: operation(z.object(byTopic), ({ TopicArn }, call) => {
    call.table(TOPICS).delete(TopicArn);
    forgetTags(call, TopicArn);
    return {};
  }),

  ListTopics: operation(z.object({ NextToken: z.string().optional() }), ({ NextToken }, call) => {
    const { rows, next } = pageOf(call.table(TOPICS).values(), { key: ({ arn }) => arn, token: NextToken, limit: 100 });
    return { Topics: rows.map(({ arn }) => ({ TopicArn: arn })), NextToken: next };
  }),

  TagResource: operation(z.object({ ...byResource, Tags: tags(50) }), ({ ResourceArn, Tags }, call) => {
    addTags(call, findTagged(call, ResourceArn), tagsFrom(Tags));
    return {};
  }),

  UntagResource: operation(z.object({ ...byResource, TagKeys: list(z.string()) }), ({ ResourceArn, TagKeys }, call) => {
    removeTags(call, findTagged(call, ResourceArn), TagKeys);
    return {};
  }),

  ListTagsForResource: operation(z.object(byResource), ({ ResourceArn }, call) => ({
    Tags: tagListOf(call, findTagged(call, ResourceArn)),
  })),
};

const OWNER_ACTIONS = [
  "SNS:GetTopicAttributes",
  "SNS:SetTopicAttributes",
  "SNS:AddPermission",
  "SNS:RemovePermission",
  "SNS:DeleteTopic",
  "SNS:Subscribe",
  "SNS:ListSubscriptionsByTopic",
  "SNS:Publish",
];

/** @see https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
function defaultsOf({ arn }: Topic): Readonly<Record<string, string>> {
  const owner = {
    Sid: "__default_statement_ID",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: OWNER_ACTIONS,
    Resource: arn,
    Condition: { StringEquals: { "AWS:SourceOwner": ACCOUNT } },
  };
  return {
    TopicArn: arn,
    Owner: ACCOUNT,
    DisplayName: "",
    Policy: JSON.stringify({ Version: "2008-10-17", Id: "__default_policy_ID", Statement: [owner] }),
    SubscriptionsConfirmed: "0",
    SubscriptionsPending: "0",
    SubscriptionsDeleted: "0",
  };
}
