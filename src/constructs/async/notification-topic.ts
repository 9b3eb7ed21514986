import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { jsonencode } from "../terraform/json";

/** A topic that is created with the endpoint. */
export interface CreatedTopicOptions {
  /** @default - the endpoint's name, and `-success` or `-error` */
  readonly topicName?: string;
  /** Encrypts the messages. @default alias/aws/sns */
  readonly kmsMasterKeyId?: string;
}

/** Where SageMaker tells that a request was answered, or failed. */
export class NotificationTopic {
  /** A topic that exists already. */
  static fromTopicArn(topicArn: string): NotificationTopic {
    return new NotificationTopic(topicArn, {});
  }

  /** A topic of its own, encrypted, with a policy that refuses messages over plain HTTP. */
  static create(options: CreatedTopicOptions = {}): NotificationTopic {
    return new NotificationTopic(undefined, options);
  }

  private constructor(
    private readonly topicArn: string | undefined,
    private readonly options: CreatedTopicOptions,
  ) {}

  /** The topic's ARN, after creating the topic where that was asked for. */
  bind(scope: Construct, id: string, defaultName: string, context: TopicContext): string {
    if (this.topicArn !== undefined) {
      return this.topicArn;
    }
    const { topicName, kmsMasterKeyId } = this.options;
    const topic = new SnsTopic(scope, id, {
      provider: context.provider,
      name: topicName ?? defaultName,
      kmsMasterKeyId: kmsMasterKeyId ?? "alias/aws/sns",
      tags: context.tags,
    });
    new SnsTopicPolicy(scope, `${id}Policy`, {
      provider: context.provider,
      arn: topic.arn,
      policy: jsonencode(refusePlainHttp(topic.arn)),
    });
    return topic.arn;
  }
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
