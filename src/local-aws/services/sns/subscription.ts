import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Call, Listener } from "../../call";
import { ACCOUNT } from "../../call";
import { AwsError } from "../../errors";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { tableOf } from "../../store/table";
import { queueEvent } from "../lambda/event";
import { FUNCTIONS } from "../lambda/function";
import { targetOf } from "../lambda/function-shapes";
import { sendTo } from "../sqs/message";
import { TOPICS } from "./topic";

interface Subscription {
  readonly arn: string;
  readonly topic: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const SUBSCRIPTIONS = tableOf<Subscription>("sns.subscriptions");

/** What was published to a topic. */
export interface Published {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly subject?: string;
  readonly message: string;
}

/** The last messages of each topic, by its ARN, oldest first. */
export const PUBLISHED = tableOf<readonly Published[]>("sns.published");
const MOST_PUBLISHED = 100;
const MOST_BYTES = 262_144;

const byTopic = { TopicArn: z.string().regex(/^arn:/) } as const;
const bySubscription = { SubscriptionArn: z.string().min(1) } as const;
const token = { NextToken: z.string().optional() } as const;

const notFound = (what: string) => new AwsError("NotFoundException", `${what} does not exist`, 404, "NotFound");

function requireTopic(call: Call, arn: string): void {
  if (!call.table(TOPICS).has(arn)) {
    throw notFound("Topic");
  }
}

function findSubscription(call: Call, arn: string): Subscription {
  const found = call.table(SUBSCRIPTIONS).get(arn);
  if (found === undefined) {
    throw notFound("Subscription");
  }
  return found;
}

const subscriptionsOf = (call: Call, topic?: string) =>
  call
    .table(SUBSCRIPTIONS)
    .values()
    .filter((one) => one.topic === (topic ?? one.topic));

const listed = ({ arn, topic, protocol, endpoint }: Subscription) => ({
  SubscriptionArn: arn,
  Owner: ACCOUNT,
  Protocol: protocol,
  Endpoint: endpoint,
  TopicArn: topic,
});

/**
 * Publishes to a topic, and delivers to its queues and functions at once; other protocols get nothing here.
 * @throws AwsError for a topic that does not exist
 */
export function publish(call: Call, topic: string, message: string, subject?: string): string {
  requireTopic(call, topic);
  if (Buffer.byteLength(message) > MOST_BYTES) {
    throw new AwsError("InvalidParameter", "Invalid parameter: Message too long");
  }
  const id = randomUUID();
  const published: Published = { id, at: call.now, ...(subject !== undefined && { subject }), message };
  call.table(PUBLISHED).put(topic, [...(call.table(PUBLISHED).get(topic) ?? []), published].slice(-MOST_PUBLISHED));
  for (const subscription of subscriptionsOf(call, topic)) {
    deliver(call, subscription, published);
  }
  return id;
}

/** A delivery that fails is lost: a queue that was deleted does not come back by itself. */
function deliver(call: Call, { arn, topic, protocol, endpoint, attributes }: Subscription, published: Published): void {
  const notification = {
    Type: "Notification",
    MessageId: published.id,
    TopicArn: topic,
    ...(published.subject !== undefined && { Subject: published.subject }),
    Message: published.message,
    Timestamp: new Date(published.at).toISOString(),
  };
  try {
    if (protocol === "sqs") {
      const isRaw = attributes.RawMessageDelivery === "true";
      sendTo(call, endpoint, { body: isRaw ? published.message : JSON.stringify(notification) });
    } else if (protocol === "lambda") {
      const Sns = { ...notification, MessageAttributes: {} };
      const record = { EventSource: "aws:sns", EventVersion: "1.0", EventSubscriptionArn: arn, Sns };
      invokeLater(call, endpoint, { Records: [record] });
    }
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
  }
}

/** Nothing happens if there is no such function. */
function invokeLater(call: Call, arn: string, payload: object): void {
  const target = targetOf({ FunctionName: arn });
  if (call.table(FUNCTIONS).has(target.name)) {
    queueEvent(call, target, JSON.stringify(payload));
  }
}

/** Delivers what services publish. What SNS refuses, such as a message that is too long, is lost: the service goes on. */
export const snsListener: Listener = (event, call) => {
  if (event.kind !== "publish" || !call.table(TOPICS).has(event.topic)) {
    return;
  }
  try {
    publish(call, event.topic, event.message, event.subject);
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
  }
};

export const subscriptionOperations = {
  /** Queues and functions of the account need no confirmation. Here, the others are never confirmed. */
  Subscribe: operation(
    z.object({
      ...byTopic,
      Protocol: z.enum(["http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose"]),
      Endpoint: z.string().min(1),
      Attributes: z.record(z.string(), z.string()).default({}),
      ReturnSubscriptionArn: z.union([z.boolean(), z.string()]).optional(),
    }),
    ({ TopicArn, Protocol, Endpoint, Attributes }, call) => {
      requireTopic(call, TopicArn);
      const known = subscriptionsOf(call, TopicArn).find(
        ({ protocol, endpoint }) => protocol === Protocol && endpoint === Endpoint,
      );
      const arn = known?.arn ?? `${TopicArn}:${randomUUID()}`;
      call
        .table(SUBSCRIPTIONS)
        .put(arn, known ?? { arn, topic: TopicArn, protocol: Protocol, endpoint: Endpoint, attributes: Attributes });
      return { SubscriptionArn: arn };
    },
  ),

  Unsubscribe: operation(z.object(bySubscription), ({ SubscriptionArn }, call) => {
    call.table(SUBSCRIPTIONS).delete(SubscriptionArn);
    return {};
  }),

  GetSubscriptionAttributes: operation(z.object(bySubscription), ({ SubscriptionArn }, call) => {
    const subscription = findSubscription(call, SubscriptionArn);
    const all = {
      ...listed(subscription),
      ConfirmationWasAuthenticated: "true",
      PendingConfirmation: "false",
      RawMessageDelivery: "false",
      ...subscription.attributes,
    };
    return { Attributes: new Map(Object.entries(all)) };
  }),

  SetSubscriptionAttributes: operation(
    z.object({ ...bySubscription, AttributeName: z.string().min(1), AttributeValue: z.string().default("") }),
    ({ SubscriptionArn, AttributeName, AttributeValue }, call) => {
      const subscription = findSubscription(call, SubscriptionArn);
      const attributes = { ...subscription.attributes, [AttributeName]: AttributeValue };
      call.table(SUBSCRIPTIONS).put(SubscriptionArn, { ...subscription, attributes });
      return {};
    },
  ),

  ListSubscriptions: operation(z.object(token), ({ NextToken }, call) => {
    const { rows, next } = pageOf(subscriptionsOf(call), { key: ({ arn }) => arn, token: NextToken, limit: 100 });
    return { Subscriptions: rows.map(listed), NextToken: next };
  }),

  ListSubscriptionsByTopic: operation(z.object({ ...byTopic, ...token }), ({ TopicArn, NextToken }, call) => {
    requireTopic(call, TopicArn);
    const all = subscriptionsOf(call, TopicArn);
    const { rows, next } = pageOf(all, { key: ({ arn }) => arn, token: NextToken, limit: 100 });
    return { Subscriptions: rows.map(listed), NextToken: next };
  }),

  /** Attributes of messages are taken and not delivered. */
  Publish: operation(
    z.object({
      TopicArn: z.string().optional(),
      TargetArn: z.string().optional(),
      PhoneNumber: z.string().optional(),
      Message: z.string().min(1),
      Subject: z.string().min(1).max(100).optional(),
      MessageStructure: z.string().optional(),
      MessageAttributes: z.unknown().optional(),
      MessageDeduplicationId: z.string().max(128).optional(),
      MessageGroupId: z.string().max(128).optional(),
    }),
    ({ TopicArn, TargetArn, Message, Subject }, call) => {
      const topic = TopicArn ?? TargetArn;
      if (topic === undefined) {
        throw new AwsError(
          "InvalidParameter",
          "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter",
        );
      }
      return { MessageId: publish(call, topic, Message, Subject) };
    },
  ),
};

/** When the topic is deleted. */
export function forgetTopic(call: Call, topic: string): void {
  call.table(PUBLISHED).delete(topic);
  for (const { arn } of subscriptionsOf(call, topic)) {
    call.table(SUBSCRIPTIONS).delete(arn);
  }
}
