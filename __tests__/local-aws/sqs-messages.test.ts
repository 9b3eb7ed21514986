import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { START, useLocal } from "./support/local";

const local = useLocal();
const sqs = () => local().sdk.sqs;
const urlOf = (name: string) => `${local().url}/123456789012/${name}`;

const create = (QueueName = "work", Attributes: Record<string, string> = {}) =>
  sqs().send(new CreateQueueCommand({ QueueName, Attributes }));
const send = (MessageBody: string, input: Partial<SendMessageCommandInput> = {}, queue = "work") =>
  sqs().send(new SendMessageCommand({ QueueUrl: urlOf(queue), MessageBody, ...input }));
const receive = async (input: Partial<ReceiveMessageCommandInput> = {}, queue = "work"): Promise<readonly Message[]> =>
  (
    await sqs().send(
      new ReceiveMessageCommand({
        QueueUrl: urlOf(queue),
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ["All"],
        MessageAttributeNames: ["All"],
        ...input,
      }),
    )
  ).Messages ?? [];
const bodies = async (queue?: string) => (await receive({}, queue)).map(({ Body }) => Body);
const counts = async () => {
  const { Attributes = {} } = await sqs().send(
    new GetQueueAttributesCommand({ QueueUrl: urlOf("work"), AttributeNames: ["All"] }),
  );
  return [
    Attributes.ApproximateNumberOfMessages,
    Attributes.ApproximateNumberOfMessagesNotVisible,
    Attributes.ApproximateNumberOfMessagesDelayed,
  ];
};

it("a message is received with its attributes, and is gone when it is deleted", async () => {
  await create();
  const { MessageId } = await send("hello", {
    MessageAttributes: { kind: { DataType: "String", StringValue: "greeting" } },
  });
  const [message] = await receive();
  expect(message).toMatchObject({
    MessageId,
    Body: "hello",
    MessageAttributes: { kind: { DataType: "String", StringValue: "greeting" } },
    Attributes: { SentTimestamp: String(START), ApproximateReceiveCount: "1" },
  });
  expect(await counts()).toEqual(["0", "1", "0"]);
  await sqs().send(new DeleteMessageCommand({ QueueUrl: urlOf("work"), ReceiptHandle: message?.ReceiptHandle }));
  local().clock.advance(60);
  expect(await bodies()).toEqual([]);
});

it("a message that is not deleted comes back after its visibility timeout, and not before", async () => {
  await create("work", { VisibilityTimeout: "45" });
  await send("hello");
  expect(await bodies()).toEqual(["hello"]);
  local().clock.advance(44);
  expect(await bodies()).toEqual([]);
  local().clock.advance(1);
  const [again] = await receive();
  expect(again?.Attributes?.ApproximateReceiveCount).toBe("2");
});

it("a consumer hides a message for longer, and shows it at once", async () => {
  await create();
  await send("hello");
  const [message] = await receive();
  const hide = (VisibilityTimeout: number) =>
    sqs().send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: urlOf("work"),
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout,
      }),
    );
  await hide(600);
  local().clock.advance(599);
  expect(await bodies()).toEqual([]);
  await hide(0);
  expect(await bodies()).toEqual(["hello"]);
  await expect(hide(10)).rejects.toMatchObject({ name: "MessageNotInflight" });
});

it("a message that was received too often goes to the dead-letter queue, and not before", async () => {
  await create("dead");
  const deadLetterTargetArn = "arn:aws:sqs:us-east-1:123456789012:dead";
  await create("work", { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 }) });
  await send("poison");
  for (const expected of [["poison"], ["poison"], []]) {
    expect(await bodies()).toEqual(expected);
    local().clock.advance(30);
  }
  const [dead] = await receive({}, "dead");
  expect(dead).toMatchObject({
    Body: "poison",
    Attributes: { DeadLetterQueueSourceArn: "arn:aws:sqs:us-east-1:123456789012:work" },
  });
});

it("a message is delayed by the queue, or by itself", async () => {
  await create("work", { DelaySeconds: "10" });
  await send("later");
  await send("now", { DelaySeconds: 0 });
  expect(await counts()).toEqual(["1", "0", "1"]);
  expect(await bodies()).toEqual(["now"]);
  local().clock.advance(10);
  expect(await bodies()).toEqual(["later"]);
});

it("a message is gone after the retention period, also after one that is set later", async () => {
  await create("work", { MessageRetentionPeriod: "3600" });
  await send("old");
  local().clock.advance(3599);
  expect(await counts()).toEqual(["1", "0", "0"]);
  local().clock.advance(1);
  expect(await counts()).toEqual(["0", "0", "0"]);
  await send("older");
  await sqs().send(
    new SetQueueAttributesCommand({ QueueUrl: urlOf("work"), Attributes: { MessageRetentionPeriod: "60" } }),
  );
  local().clock.advance(60);
  expect(await counts()).toEqual(["0", "0", "0"]);
});

it("a batch is sent, received and deleted; what is wrong in it is told entry by entry", async () => {
  await create("work", { MaximumMessageSize: "1024" });
  const QueueUrl = urlOf("work");
  const batch = await sqs().send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: "a", MessageBody: "one" },
        { Id: "b", MessageBody: "x".repeat(1025) },
      ],
    }),
  );
  expect(batch.Successful?.map(({ Id }) => Id)).toEqual(["a"]);
  expect(batch.Failed).toMatchObject([{ Id: "b", SenderFault: true, Code: "InvalidParameterValue" }]);
  const [message] = await receive();
  const { Failed } = await sqs().send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: "a", ReceiptHandle: message?.ReceiptHandle },
        { Id: "b", ReceiptHandle: "nothing" },
      ],
    }),
  );
  expect(Failed).toMatchObject([{ Id: "b", Code: "ReceiptHandleIsInvalid" }]);
});

it("a purge leaves nothing", async () => {
  await create();
  await send("hello");
  await sqs().send(new PurgeQueueCommand({ QueueUrl: urlOf("work") }));
  expect(await counts()).toEqual(["0", "0", "0"]);
});

it("no message reaches a queue that does not exist", async () => {
  await expect(send("hello")).rejects.toMatchObject({ name: "QueueDoesNotExist" });
});

describe("a FIFO queue", () => {
  const QUEUE = "work.fifo";
  beforeEach(() => create(QUEUE, { FifoQueue: "true" }));

  it("keeps the order of each group: nothing overtakes what is being worked on", async () => {
    for (const [body, group] of [
      ["a1", "a"],
      ["a2", "a"],
      ["b1", "b"],
    ] as const) {
      await send(body, { MessageGroupId: group, MessageDeduplicationId: body }, QUEUE);
    }
    const first = await receive({ MaxNumberOfMessages: 1 }, QUEUE);
    expect(first.map(({ Body }) => Body)).toEqual(["a1"]);
    expect(await bodies(QUEUE)).toEqual(["b1"]);
    await sqs().send(new DeleteMessageCommand({ QueueUrl: urlOf(QUEUE), ReceiptHandle: first[0]?.ReceiptHandle }));
    expect(await bodies(QUEUE)).toEqual(["a2"]);
  });

  it("takes the same message once in five minutes", async () => {
    const again = () => send("hello", { MessageGroupId: "a", MessageDeduplicationId: "1" }, QUEUE);
    const { MessageId } = await again();
    expect((await again()).MessageId).toBe(MessageId);
    local().clock.advance(300);
    expect((await again()).MessageId).not.toBe(MessageId);
  });

  it("refuses a message without a group, and one that cannot be told from others", async () => {
    await expect(send("hello", {}, QUEUE)).rejects.toMatchObject({ name: "MissingParameter" });
    await expect(send("hello", { MessageGroupId: "a" }, QUEUE)).rejects.toMatchObject({
      name: "InvalidParameterValue",
    });
  });
});
