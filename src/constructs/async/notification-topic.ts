import { Construct, type IConstruct } from "constructs";
import { limits } from "../../catalogue/limits";
import { arnOf } from "../checks/arn-kind";
import { checkAll } from "../checks/check-all";
import { text } from "../checks/kinds";
import { unknownText } from "../checks/placeholders";
import { optional, type Properties, readProperties, required } from "../checks/properties";
import { CreatedTopic, type CreatedTopicOptions } from "./created-topic";
import type { BoundTopic, INotificationTarget } from "./notification-target";

/** A topic in Terraform: an `SnsTopic` or `DataAwsSnsTopic` of the provider, or anything with a name and an ARN. */
export interface TopicAttributes {
  /** Name of the topic. */
  readonly name: string;
  /** ARN of the topic. */
  readonly arn: string;
}

const createdTopicProperties: Properties<CreatedTopicOptions> = {
  topicName: optional(text),
  kmsMasterKeyId: optional(text),
};

const topicProperties: Properties<TopicAttributes> = {
  name: required(text, unknownText),
  arn: required(arnOf(limits.arns.topic), unknownText),
};

const topicArnProperties: Properties<{ readonly topicArn: string }> = {
  topicArn: required(arnOf(limits.arns.topic), unknownText),
};

/** A topic that is managed elsewhere. */
export interface INotificationTopic extends IConstruct, INotificationTarget {
  /** ARN of the topic. */
  readonly topicArn: string;
}

/** What `NotificationTopic.fromX` returns. */
class ImportedNotificationTopic extends Construct implements INotificationTopic {
  readonly topicArn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly bound: BoundTopic,
  ) {
    super(scope, id);
    this.topicArn = bound.arn;
  }

  /** What is wrong with it, it has reported itself. */
  check(): [] {
    return [];
  }

  bind(): BoundTopic {
    return this.bound;
  }
}

/** Where SageMaker publishes that a request was answered, or failed. */
export abstract class NotificationTopic {
  /** A topic that is managed elsewhere, by its ARN. */
  static fromTopicArn(scope: Construct, id: string, topicArn: string): INotificationTopic {
    const { value, problems } = readProperties(topicArnProperties, { topicArn }, "topic");
    const imported = new ImportedNotificationTopic(scope, id, { arn: value.topicArn, hashKey: value.topicArn });
    checkAll(imported, problems);
    return imported;
  }

  /**
   * A topic that another part of the configuration creates or reads. The name of the endpoint's configuration is then
   * known before the topic exists, which it is not by the ARN alone.
   */
  static fromTopic(scope: Construct, id: string, topic: TopicAttributes): INotificationTopic {
    const { value, problems } = readProperties(topicProperties, topic, "topic");
    const imported = new ImportedNotificationTopic(scope, id, { arn: value.arn, hashKey: value.name });
    checkAll(imported, problems);
    return imported;
  }

  /** A topic of its own, encrypted, with a policy that refuses messages over plain HTTP. */
  static create(options: CreatedTopicOptions = {}): INotificationTarget {
    const { value, problems } = readProperties(createdTopicProperties, options, "topic");
    return new CreatedTopic(value, problems);
  }
}
