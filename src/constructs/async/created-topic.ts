import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { type Check, nameShape } from "../checks/check";
import { checkAll } from "../checks/check-all";
import type { Problem } from "../checks/problem";
import { uniqueName } from "../checks/unique-name";
import { jsonencode } from "../terraform/json";
import { withDefault } from "../terraform/nullable";
import type { BoundTopic, INotificationTarget, TopicContext } from "./notification-target";

/** A topic that is created with the endpoint. */
export interface CreatedTopicOptions {
  /**
   * Name of the topic. Must be unique in the account and Region.
   * @default - the endpoint's name, and `-success` or `-error`
   */
  readonly topicName?: string;
  /**
   * ARN, id or alias of the KMS key that encrypts the messages. The model's role gets the permission to use a key that is
   * given by its ARN.
   * @default alias/aws/sns
   */
  readonly kmsMasterKeyId?: string;
}

/** A topic that comes into being with the endpoint that it is given to. */
export class CreatedTopic implements INotificationTarget {
  private bound?: BoundTopic;

  constructor(
    private readonly options: CreatedTopicOptions,
    private readonly problems: readonly Problem[],
  ) {}

  get topicArn(): string | undefined {
    return this.bound?.arn;
  }

  check(property: string): Check[] {
    const wrong = this.problems.map((problem) => ({ ...problem, property: `${property} (${problem.property})` }));
    return [...wrong, nameShape(`${property}.topicName`, this.options.topicName, limits.names.topic)];
  }

  bind(scope: Construct, id: string, defaultName: string, context: TopicContext): BoundTopic {
    this.bound ??= this.createTopic(scope, id, defaultName, context);
    return this.bound;
  }

  private createTopic(scope: Construct, id: string, defaultName: string, context: TopicContext): BoundTopic {
    const { topicName, kmsMasterKeyId } = this.options;
    const name = withDefault(topicName, defaultName);
    checkAll(scope, [
      uniqueName(scope, "topicName", "topic", name, context.provider, {
        madeOf: topicName === undefined ? ["endpointName"] : [],
      }),
    ]);
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
