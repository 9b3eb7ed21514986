import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { type Check, nameShape, wrongKinds } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { text } from "../checks/kinds";
import { unknownText } from "../checks/placeholders";
import type { Problem } from "../checks/problem";
import { optional, type Properties, readProperties, required } from "../checks/properties";
import { uniqueName } from "../checks/unique-name";
import { jsonencode } from "../terraform/json";
import { withDefault } from "../terraform/nullable";

/** A topic that is created with the endpoint. */
export interface CreatedTopicOptions {
  /** @default - the endpoint's name, and `-success` or `-error` */
  readonly topicName?: string;
  /** ARN, id or alias of the KMS key that encrypts the messages; the model's role is let use an ARN. @default alias/aws/sns */
  readonly kmsMasterKeyId?: string;
}

/** A topic known to Terraform: an `SnsTopic` or `DataAwsSnsTopic` of the provider, or anything with a name and an ARN. */
export interface TopicAttributes {
  readonly name: string;
  readonly arn: string;
}

const createdTopicProperties: Properties<CreatedTopicOptions> = {
  topicName: optional(text),
  kmsMasterKeyId: optional(text),
};

const topicProperties: Properties<TopicAttributes> = {
  name: required(text, unknownText),
  arn: required(text, unknownText),
};

/** Where SageMaker tells that a request was answered, or failed. */
export class NotificationTopic {
  /** A topic that exists already. */
  static fromTopicArn(topicArn: string): NotificationTopic {
    const { value, problems } = text("topicArn", topicArn);
    const arn = problems.length === 0 ? (value as string) : unknownText();
    return new NotificationTopic({}, problems, { arn, hashKey: arn });
  }

  /**
   * A topic that another part of the configuration creates or reads. The name of the endpoint's configuration is then
   * known before the topic is there, which it is not by the ARN alone.
   */
  static fromTopic(topic: TopicAttributes): NotificationTopic {
    const { value, problems } = readProperties(topicProperties, topic, "topic");
    return new NotificationTopic({}, problems, { arn: value.arn, hashKey: value.name });
  }

  /** A topic of its own, encrypted, with a policy that refuses messages over plain HTTP. */
  static create(options: CreatedTopicOptions = {}): NotificationTopic {
    const { value, problems } = readProperties(createdTopicProperties, options, "topic");
    return new NotificationTopic(value, problems);
  }

  private constructor(
    private readonly options: CreatedTopicOptions,
    private readonly problems: readonly Problem[],
    private bound?: BoundTopic,
  ) {}

  /** @internal */
  check(property: string): Check[] {
    const wrong = this.problems.map((problem) => ({ ...problem, property: `${property} (${problem.property})` }));
    return [...wrongKinds(wrong), nameShape(`${property}.topicName`, this.options.topicName, limits.names.topic)];
  }

  /**
   * Creates the topic where that was asked for, once for an endpoint that uses it twice.
   * @internal
   */
  bind(scope: Construct, id: string, defaultName: string, context: TopicContext): BoundTopic {
    this.bound ??= this.createTopic(scope, id, defaultName, context);
    return this.bound;
  }

  private createTopic(scope: Construct, id: string, defaultName: string, context: TopicContext): BoundTopic {
    const { topicName, kmsMasterKeyId } = this.options;
    const name = withDefault(topicName, defaultName);
    checkAll(scope, [uniqueName(scope, "topicName", "topic", name, context.provider)]);
    const topic = new SnsTopic(scope, id, {
      provider: context.provider,
      name,
      kmsMasterKeyId: kmsMasterKeyId ?? "alias/aws/sns",
      tags: context.tags,
    });
    new SnsTopicPolicy(scope, `${id}Policy`, {
      provider: context.provider,
      arn: topic.arn,
      policy: jsonencode(refusePlainHttp(topic.arn)),
    });
    return {
      arn: topic.arn,
      hashKey: name,
      keyArn: kmsMasterKeyId?.startsWith("arn:") === true ? kmsMasterKeyId : undefined,
    };
  }
}

/** A topic that is there, or will be. */
export interface BoundTopic {
  readonly arn: string;
  /** What stands for the topic in the hash of a name: its name where its ARN is not known yet. */
  readonly hashKey: string;
  /** The customer managed key of a created topic: who publishes has to use it. */
  readonly keyArn?: string;
}

/** What a created topic takes over from its endpoint. */
export interface TopicContext {
  readonly tags?: Readonly<Record<string, string>>;
  readonly provider?: TerraformProvider;
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html */
function refusePlainHttp(topicArn: string): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "RefusePlainHttp",
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
}
