import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  SetQueueAttributesCommand,
  SQSClient,
  TagQueueCommand,
  UntagQueueCommand,
} from "@aws-sdk/client-sqs";
import { XMLParser } from "fast-xml-parser";
import { configFor, START, useLocal } from "./support/local";

const local = useLocal();
const sqs = () => local().sdk.sqs;

const create = (Attributes: Record<string, string> = {}, QueueName = "dead-letters") =>
  sqs().send(new CreateQueueCommand({ QueueName, Attributes, tags: { team: "inference" } }));
const url = () => `${local().url}/123456789012/dead-letters`;
const attributes = async () =>
  (await sqs().send(new GetQueueAttributesCommand({ QueueUrl: url(), AttributeNames: ["All"] }))).Attributes;

it("a queue is told as it was created, with the service's defaults", async () => {
  expect((await create({ MessageRetentionPeriod: "1209600" })).QueueUrl).toBe(url());
  expect(await attributes()).toEqual({
    QueueArn: "arn:aws:sqs:us-east-1:123456789012:dead-letters",
    CreatedTimestamp: String(START / 1000),
    LastModifiedTimestamp: String(START / 1000),
    ApproximateNumberOfMessages: "0",
    ApproximateNumberOfMessagesDelayed: "0",
    ApproximateNumberOfMessagesNotVisible: "0",
    DelaySeconds: "0",
    MaximumMessageSize: "1048576",
    MessageRetentionPeriod: "1209600",
    ReceiveMessageWaitTimeSeconds: "0",
    SqsManagedSseEnabled: "true",
    VisibilityTimeout: "30",
  });
});

it("a queue tells the attributes that are asked for, and of nothing else", async () => {
  await create();
  const { Attributes } = await sqs().send(
    new GetQueueAttributesCommand({ QueueUrl: url(), AttributeNames: ["DelaySeconds", "Policy"] }),
  );
  expect(Attributes).toEqual({ DelaySeconds: "0" });
});

it("a queue takes a policy, and loses it to an empty text", async () => {
  await create();
  const set = (Policy: string) =>
    sqs().send(new SetQueueAttributesCommand({ QueueUrl: url(), Attributes: { Policy } }));
  local().clock.advance(10);
  await set('{"Version":"2012-10-17"}');
  expect(await attributes()).toMatchObject({
    Policy: '{"Version":"2012-10-17"}',
    CreatedTimestamp: String(START / 1000),
    LastModifiedTimestamp: String(START / 1000 + 10),
  });
  await set("");
  expect(await attributes()).not.toHaveProperty("Policy");
});

it("a queue is found by its name, and by a URL of another port", async () => {
  await create();
  expect((await sqs().send(new GetQueueUrlCommand({ QueueName: "dead-letters" }))).QueueUrl).toBe(url());
  const elsewhere = new GetQueueAttributesCommand({
    QueueUrl: "http://127.0.0.1:1/123456789012/dead-letters",
    AttributeNames: ["QueueArn"],
  });
  const byEndpoint = new SQSClient({ ...configFor(local().url, "us-east-1"), useQueueUrlAsEndpoint: false });
  expect((await byEndpoint.send(elsewhere)).Attributes).toHaveProperty("QueueArn");
  byEndpoint.destroy();
});

it("a queue takes and loses tags", async () => {
  await create();
  await sqs().send(new TagQueueCommand({ QueueUrl: url(), Tags: { stage: "test" } }));
  await sqs().send(new UntagQueueCommand({ QueueUrl: url(), TagKeys: ["team"] }));
  expect((await sqs().send(new ListQueueTagsCommand({ QueueUrl: url() }))).Tags).toEqual({ stage: "test" });
});

it("queues are listed by prefix and in pages", async () => {
  await create({}, "a-1");
  await create({}, "a-2");
  await create({}, "b");
  const first = await sqs().send(new ListQueuesCommand({ QueueNamePrefix: "a", MaxResults: 1 }));
  const second = await sqs().send(
    new ListQueuesCommand({ QueueNamePrefix: "a", MaxResults: 1, NextToken: first.NextToken }),
  );
  expect([first.QueueUrls, second.QueueUrls, second.NextToken]).toEqual([
    [`${local().url}/123456789012/a-1`],
    [`${local().url}/123456789012/a-2`],
    undefined,
  ]);
});

it("a queue that is created again is the same, and refused with other attributes", async () => {
  await create({ DelaySeconds: "5" });
  expect((await create({ DelaySeconds: "5" })).QueueUrl).toBe(url());
  await expect(create({ DelaySeconds: "6" })).rejects.toMatchObject({
    name: "QueueNameExists",
    message: "A queue already exists with the same name and a different value for attribute DelaySeconds",
  });
});

it("the name of a deleted queue is free after a minute", async () => {
  await create();
  await sqs().send(new DeleteQueueCommand({ QueueUrl: url() }));
  await expect(attributes()).rejects.toMatchObject({
    name: "QueueDoesNotExist",
    message: "The specified queue does not exist.",
  });
  local().clock.advance(59);
  await expect(create()).rejects.toMatchObject({ name: "QueueDeletedRecently" });
  local().clock.advance(1);
  expect((await create()).QueueUrl).toBe(url());
});

it("nothing is left of a queue a minute after it was deleted", async () => {
  await create();
  await sqs().send(new DeleteQueueCommand({ QueueUrl: url() }));
  local().clock.advance(60);
  await local().aws.tick();
  expect(local().aws.store.snapshot()).toEqual({});
});

it.each([
  [{ VisibilityTimeout: "43201" }, "InvalidAttributeValue", "Invalid value for the parameter VisibilityTimeout."],
  [{ Policy: "no JSON" }, "InvalidAttributeValue", "Invalid value for the parameter Policy."],
  [{ Patience: "1" }, "InvalidAttributeName", "Unknown Attribute Patience."],
])("a queue refuses %j", async (wanted, name, message) => {
  await expect(create(wanted)).rejects.toMatchObject({ name, message });
});

it("a FIFO queue needs its suffix, and a standard queue must not have it", async () => {
  await expect(create({ FifoQueue: "true" })).rejects.toMatchObject({ name: "InvalidParameterValue" });
  await expect(create({}, "dead-letters.fifo")).rejects.toMatchObject({ name: "InvalidParameterValue" });
  await expect(create({ FifoQueue: "true" }, "dead-letters.fifo")).resolves.toBeDefined();
});

describe("the dead letters of a queue", () => {
  const redrive = (queue: string, maxReceiveCount: unknown = 3) => ({
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: `arn:aws:sqs:us-east-1:123456789012:${queue}`,
      maxReceiveCount,
    }),
  });
  const invalid = { name: "InvalidParameterValue" };

  it("go to a queue that is there", async () => {
    await expect(create(redrive("dead-letters"), "work")).rejects.toMatchObject({
      ...invalid,
      message: expect.stringContaining("Dead letter target does not exist."),
    });
    await create();
    await create(redrive("dead-letters"), "work");
    const QueueUrl = url().replace("dead-letters", "work");
    const set = new SetQueueAttributesCommand({ QueueUrl, Attributes: redrive("other") });
    await expect(sqs().send(set)).rejects.toMatchObject(invalid);
    await sqs().send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy: "" } }));
  });

  it.each([0, 1001, "many", undefined])("go there after 1 to 1000 attempts, not %s", async (count) => {
    await create();
    await expect(create(redrive("dead-letters", count ?? null), "work")).rejects.toMatchObject(invalid);
  });

  it("stay with queues of the same kind", async () => {
    await create();
    await expect(create({ ...redrive("dead-letters"), FifoQueue: "true" }, "work.fifo")).rejects.toMatchObject(invalid);
  });
});

it("a queue has at most 50 tags, and names have characters of their own", async () => {
  await create();
  const tag = (Tags: Record<string, string>) => sqs().send(new TagQueueCommand({ QueueUrl: url(), Tags }));
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag-${index}`, "x"]));
  await expect(tag(many)).rejects.toMatchObject({ name: "InvalidParameterValue" });
  await expect(tag({})).rejects.toMatchObject({ name: "MissingParameter" });
  await expect(create({}, "a/b")).rejects.toMatchObject({
    message: "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
  });
});

describe("in the Query protocol of older SDKs", () => {
  const parser = new XMLParser({ parseTagValue: false, isArray: (name) => ["Attribute", "QueueUrl"].includes(name) });

  async function ask(form: Record<string, string>) {
    const response = await fetch(local().url, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        authorization:
          "AWS4-HMAC-SHA256 Credential=local/20261121/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0",
      },
      body: new URLSearchParams({ Version: "2012-11-05", ...form }),
    });
    return { status: response.status, document: parser.parse(await response.text()) };
  }

  it("attributes and tags go in and come out without a level of their own", async () => {
    const created = await ask({
      Action: "CreateQueue",
      QueueName: "dead-letters",
      "Attribute.1.Name": "DelaySeconds",
      "Attribute.1.Value": "5",
      "Attribute.2.Name": "VisibilityTimeout",
      "Attribute.2.Value": "60",
      "Tag.1.Key": "team",
      "Tag.1.Value": "inference",
    });
    expect(created.document.CreateQueueResponse.CreateQueueResult).toEqual({ QueueUrl: [url()] });
    const told = await ask({
      Action: "GetQueueAttributes",
      QueueUrl: url(),
      "AttributeName.1": "VisibilityTimeout",
      "AttributeName.2": "DelaySeconds",
    });
    expect(told.document.GetQueueAttributesResponse.GetQueueAttributesResult.Attribute).toEqual([
      { Name: "DelaySeconds", Value: "5" },
      { Name: "VisibilityTimeout", Value: "60" },
    ]);
    const tags = await ask({ Action: "ListQueueTags", QueueUrl: url() });
    expect(tags.document.ListQueueTagsResponse.ListQueueTagsResult).toEqual({
      Tag: { Key: "team", Value: "inference" },
    });
  });

  it("queues are listed", async () => {
    await create({}, "a");
    await create({}, "b");
    const { document } = await ask({ Action: "ListQueues" });
    expect(document.ListQueuesResponse.ListQueuesResult.QueueUrl).toEqual([
      `${local().url}/123456789012/a`,
      `${local().url}/123456789012/b`,
    ]);
  });

  it("a queue that is not there has the code that older SDKs know", async () => {
    const { status, document } = await ask({ Action: "GetQueueUrl", QueueName: "dead-letters" });
    expect([status, document.ErrorResponse.Error]).toEqual([
      400,
      {
        Type: "Sender",
        Code: "AWS.SimpleQueueService.NonExistentQueue",
        Message: "The specified queue does not exist.",
      },
    ]);
  });
});
