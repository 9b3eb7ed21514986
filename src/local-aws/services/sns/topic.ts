import { z } from "zod";
import { ACCOUNT, type Call } from "../../call";
import { AwsError } from "../../errors";
import { list, tags } from "../../input";
import { readJson } from "../../json";
import { isMembers } from "../../protocols/values";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { tableOf } from "../../store/table";
import { addTags, forgetTags, removeTags, type Tags, tagListOf, tagsFrom, tagsOf } from "../../store/tags";

export interface Topic {
  readonly name: string;
  readonly arn: string;
  /** What was set; the rest has the service's defaults. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly dataProtectionPolicy?: string;
}

export const TOPICS = tableOf<Topic>("sns.topics");

const MAX_TAGS = 50;

/** @see https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
const ATTRIBUTES = [
  "ArchivePolicy",
  "ContentBasedDeduplication",
  "DeliveryPolicy",
  "DisplayName",
  "FifoThroughputScope",
  "FifoTopic",
  "KmsMasterKeyId",
  "Policy",
  "SignatureVersion",
  "TracingConfig",
];
const FEEDBACK =
  /^(HTTP|Firehose|Lambda|Application|SQS)(SuccessFeedbackRoleArn|SuccessFeedbackSampleRate|FailureFeedbackRoleArn)$/;
const isAttribute = (name: string) => ATTRIBUTES.includes(name) || FEEDBACK.test(name);

function checkedPolicy(text: string): string | undefined {
  if (text !== "" && !isMembers(readJson(text)?.value)) {
    throw invalid("DataProtectionPolicy Reason: it is no JSON object");
  }
  return text === "" ? undefined : text;
}

const byTopic = { TopicArn: z.string().regex(/^arn:/) } as const;
const byResource = { ResourceArn: z.string() } as const;

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

const invalid = (message: string) => new AwsError("InvalidParameter", `Invalid parameter: ${message}`);

/** @throws AwsError with SNS's own words for a name that it does not take */
function checkName(name: string, { FifoTopic }: Topic["attributes"]): void {
  const fifo = FifoTopic === "true";
  if (!(fifo ? /^[\w-]{1,251}\.fifo$/ : /^[\w-]{1,256}$/).test(name)) {
    throw new AwsError(
      "InvalidParameter",
      `${fifo ? "Fifo Topic names must end with .fifo and" : "Topic names"} must be made up of only uppercase and ` +
        "lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.",
    );
  }
}

/** @throws AwsError for an attribute that topics do not have, or a value that it does not take */
function checkAttributes(attributes: Topic["attributes"], settable: (name: string) => boolean): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!settable(name)) {
      throw invalid("AttributeName");
    }
    if (/Policy$/.test(name) && value !== "" && !isMembers(readJson(value)?.value)) {
      throw invalid(`${name} Reason: it is no JSON object`);
    }
    if (/^(FifoTopic|ContentBasedDeduplication)$/.test(name) && !/^(true|false)$/.test(value)) {
      throw invalid(`Attributes Reason: ${name}: Invalid value [${value}]. Must be true or false.`);
    }
    if (/SampleRate$/.test(name) && !/^(\d|[1-9]\d|100)?$/.test(value)) {
      throw invalid(`${name} Reason: must be a whole number from 0 to 100`);
    }
  }
}

/** @throws AwsError for more tags than a topic may have */
function checkTags(tags: Tags): void {
  if (Object.keys(tags).length > MAX_TAGS) {
    throw new AwsError(
      "TagLimitExceededException",
      "Could not complete request: tag quota of per resource exceeded",
      400,
      "TagLimitExceeded",
    );
  }
}

export const topicOperations = {
  /** Answers with the topic that is there, if there is one of this name that is the same. */
  CreateTopic: operation(
    z.object({
      Name: z.string(),
      Attributes: z.record(z.string(), z.string()).default({}),
      Tags: tags(MAX_TAGS * 2).optional(),
      DataProtectionPolicy: z.string().max(30_720).default(""),
    }),
    ({ Name, Attributes, Tags, DataProtectionPolicy }, call) => {
      checkName(Name, Attributes);
      checkAttributes(Attributes, isAttribute);
      checkTags(tagsFrom(Tags));
      const arn = call.arn("sns", Name);
      const existing = call.table(TOPICS).get(arn);
      if (existing === undefined) {
        const dataProtectionPolicy = checkedPolicy(DataProtectionPolicy);
        call.table(TOPICS).put(arn, { name: Name, arn, attributes: Attributes, dataProtectionPolicy });
        addTags(call, arn, tagsFrom(Tags));
        return { TopicArn: arn };
      }
      const now: Topic["attributes"] = { FifoTopic: "false", ...allAttributes(existing) };
      if (Object.entries(Attributes).some(([name, value]) => now[name] !== value)) {
        throw invalid("Attributes Reason: Topic already exists with different attributes");
      }
      const has = tagsOf(call, arn);
      if (Object.entries(tagsFrom(Tags)).some(([key, value]) => has[key] !== value)) {
        throw invalid("Tags Reason: Topic already exists with different tags");
      }
      return { TopicArn: arn };
    },
  ),

  GetTopicAttributes: operation(z.object(byTopic), ({ TopicArn }, call) => {
    const topic = findTopic(call, TopicArn);
    return { Attributes: new Map(Object.entries(allAttributes(topic))) };
  }),

  SetTopicAttributes: operation(
    z.object({ ...byTopic, AttributeName: z.string().min(1), AttributeValue: z.string().default("") }),
    ({ TopicArn, AttributeName, AttributeValue }, call) => {
      const topic = findTopic(call, TopicArn);
      // Whether a topic is FIFO is said at its creation.
      checkAttributes({ [AttributeName]: AttributeValue }, (name) => isAttribute(name) && name !== "FifoTopic");
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

  GetDataProtectionPolicy: operation(z.object(byResource), ({ ResourceArn }, call) => ({
    DataProtectionPolicy: findTopic(call, ResourceArn).dataProtectionPolicy ?? "",
  })),

  /** An empty policy takes it away. */
  PutDataProtectionPolicy: operation(
    z.object({ ...byResource, DataProtectionPolicy: z.string().max(30_720) }),
    ({ ResourceArn, DataProtectionPolicy }, call) => {
      const topic = findTopic(call, ResourceArn);
      call.table(TOPICS).put(ResourceArn, { ...topic, dataProtectionPolicy: checkedPolicy(DataProtectionPolicy) });
      return {};
    },
  ),

  TagResource: operation(z.object({ ...byResource, Tags: tags(MAX_TAGS * 2) }), ({ ResourceArn, Tags }, call) => {
    checkTags({ ...tagsOf(call, findTagged(call, ResourceArn)), ...tagsFrom(Tags) });
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

/** Everything that GetTopicAttributes tells: of a standard topic it tells nothing of FIFO. */
function allAttributes(topic: Topic): Topic["attributes"] {
  const { FifoTopic, ...others } = topic.attributes;
  const fifo: Topic["attributes"] = FifoTopic === "true" ? { FifoTopic, ContentBasedDeduplication: "false" } : {};
  return { ...defaultsOf(topic), ...fifo, ...others };
}

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
