import {
  CreateTopicCommand,
  DeleteTopicCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { configFor, START, useLocal } from "./support/local";

const TopicArn = "arn:aws:sns:us-east-1:123456789012:results";
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:results";
const local = useLocal();
let sns: SNSClient;
beforeEach(async () => {
  sns = new SNSClient(configFor(local().url, "us-east-1"));
  await sns.send(new CreateTopicCommand({ Name: "results" }));
  await local().sdk.sqs.send(new CreateQueueCommand({ QueueName: "results" }));
});
afterEach(() => sns.destroy());

const subscribe = (Attributes?: Record<string, string>) =>
  sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint: QUEUE, Attributes }));
const publish = (Message = "done") => sns.send(new PublishCommand({ TopicArn, Message, Subject: "Result" }));
const bodies = async () => {
  const { Messages = [] } = await local().sdk.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: `${local().url}/123456789012/results`, MaxNumberOfMessages: 10 }),
  );
  return Messages.map(({ Body }) => Body);
};

it("a message goes to the queues that subscribe to its topic, as SNS writes it", async () => {
  const { SubscriptionArn } = await subscribe();
  const { MessageId } = await publish();
  const [body, ...others] = await bodies();
  expect(others).toEqual([]);
  expect(JSON.parse(body ?? "")).toEqual({
    Type: "Notification",
    MessageId,
    TopicArn,
    Subject: "Result",
    Message: "done",
    Timestamp: new Date(START).toISOString(),
  });
  await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
  await publish();
  expect(await bodies()).toEqual([]);
});

it("a message is delivered as it is when that is asked for", async () => {
  await subscribe({ RawMessageDelivery: "true" });
  await publish("plain");
  expect(await bodies()).toEqual(["plain"]);
});

it("what a service publishes is delivered too, and to no topic that is not there", async () => {
  await subscribe({ RawMessageDelivery: "true" });
  const call = local().aws.call("us-east-1");
  call.tell({ kind: "publish", topic: TopicArn, message: "from AWS" });
  call.tell({ kind: "publish", topic: `${TopicArn}-of-others`, message: "lost" });
  expect(await bodies()).toEqual(["from AWS"]);
});

it("what a service publishes and SNS refuses is lost, and the service goes on", async () => {
  await subscribe({ RawMessageDelivery: "true" });
  const call = local().aws.call("us-east-1");
  call.tell({ kind: "publish", topic: TopicArn, message: "x".repeat(262_145) });
  call.tell({ kind: "publish", topic: TopicArn, message: "x".repeat(262_144) });
  expect((await bodies()).map((body) => body?.length)).toEqual([262_144]);
});

it("subscriptions are listed, and end with their topic", async () => {
  await subscribe();
  await subscribe();
  const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect(Subscriptions).toMatchObject([{ Protocol: "sqs", Endpoint: QUEUE, TopicArn }]);
  await sns.send(new DeleteTopicCommand({ TopicArn }));
  expect((await sns.send(new ListSubscriptionsCommand({}))).Subscriptions).toEqual([]);
  await expect(publish()).rejects.toMatchObject({ message: "Topic does not exist" });
});
