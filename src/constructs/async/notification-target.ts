import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Check } from "../checks/check";

/**
 * A topic for the messages of an asynchronous endpoint. `NotificationTopic` has the ways to write one.
 */
export interface INotificationTarget {
  /** ARN of the topic; `undefined` for a topic that is created with its endpoint, until the endpoint exists. */
  readonly topicArn?: string;

  /** @internal */
  check(property: string): Check[];
  /**
   * Creates the topic if that was asked for, once for an endpoint that uses it twice.
   * @internal
   */
  bind(scope: Construct, id: string, defaultName: string, context: TopicContext): BoundTopic;
}

/** A topic that exists, or will. */
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

/** True for what `NotificationTopic` returns. */
export const isNotificationTarget = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "bind" in value && "check" in value;
