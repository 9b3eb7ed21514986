import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetDataProtectionPolicyCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  SetTopicAttributesCommand,
  SNSClient,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-sns";
import { configFor, useLocal } from "./support/local";

const TopicArn = "arn:aws:sns:us-east-1:123456789012:results";
const local = useLocal();
let sns: SNSClient;
beforeEach(() => {
  sns = new SNSClient(configFor(local().url, "us-east-1"));
});
afterEach(() => sns.destroy());

const create = () =>
  sns.send(
    new CreateTopicCommand({
      Name: "results",
      Attributes: { DisplayName: "Results" },
      Tags: [{ Key: "team", Value: "inference" }],
    }),
  );
const attributes = async () => (await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes;

it("a topic is told as it was created, with the service's defaults", async () => {
  expect((await create()).TopicArn).toBe(TopicArn);
  expect(await attributes()).toMatchObject({
    TopicArn,
    Owner: "123456789012",
    DisplayName: "Results",
    Policy: expect.stringContaining("__default_policy_ID"),
  });
});

it("a topic that is created again is the same", async () => {
  await create();
  expect((await create()).TopicArn).toBe(TopicArn);
  expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn }]);
});

it("a topic takes a policy", async () => {
  await create();
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue: '{"a":"<&>"}' }));
  expect((await attributes())?.Policy).toBe('{"a":"<&>"}');
});

it("a topic takes and loses tags", async () => {
  await create();
  await sns.send(new TagResourceCommand({ ResourceArn: TopicArn, Tags: [{ Key: "stage", Value: "test" }] }));
  await sns.send(new UntagResourceCommand({ ResourceArn: TopicArn, TagKeys: ["team"] }));
  const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }));
  expect(Tags).toEqual([{ Key: "stage", Value: "test" }]);
});

it("a topic that is deleted is gone, and can be deleted again", async () => {
  await create();
  await sns.send(new DeleteTopicCommand({ TopicArn }));
  await expect(attributes()).rejects.toMatchObject({ name: "NotFoundException", message: "Topic does not exist" });
  await expect(sns.send(new DeleteTopicCommand({ TopicArn }))).resolves.toBeDefined();
});

describe("a topic is refused", () => {
  const invalid = { name: "InvalidParameterException", $metadata: { httpStatusCode: 400 } };
  const createAs = (input: object) => sns.send(new CreateTopicCommand({ Name: "results", ...input }));

  it("with a name that topics cannot have", async () => {
    await expect(createAs({ Name: "a.b" })).rejects.toMatchObject(invalid);
    await expect(createAs({ Attributes: { FifoTopic: "true" } })).rejects.toMatchObject({
      ...invalid,
      message: expect.stringMatching(/^Fifo Topic names must end with \.fifo/),
    });
  });

  it("with other attributes or tags than it has", async () => {
    await create();
    await expect(createAs({ Attributes: { DisplayName: "Other" } })).rejects.toMatchObject(invalid);
    await expect(createAs({ Tags: [{ Key: "team", Value: "other" }] })).rejects.toMatchObject(invalid);
  });

  it("with an attribute that topics do not have", async () => {
    await create();
    const set = (AttributeName: string, AttributeValue: string) =>
      sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }));
    await expect(set("Color", "red")).rejects.toMatchObject(invalid);
    await expect(set("Policy", "Allow")).rejects.toMatchObject(invalid);
    await set("SQSSuccessFeedbackSampleRate", "100");
  });

  it("with more than 50 tags, and with tags while it is not there", async () => {
    const tag = (count: number) => {
      const Tags = Array.from({ length: count }, (_, index) => ({ Key: `tag-${index}`, Value: "x" }));
      return sns.send(new TagResourceCommand({ ResourceArn: TopicArn, Tags }));
    };
    await expect(tag(1)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await create();
    await expect(tag(50)).rejects.toMatchObject({ name: "TagLimitExceededException" });
    await tag(49);
  });
});

it("a topic keeps its data protection policy", async () => {
  const DataProtectionPolicy = '{"Name":"p","Version":"2021-06-01","Statement":[]}';
  await sns.send(new CreateTopicCommand({ Name: "results", DataProtectionPolicy }));
  const get = new GetDataProtectionPolicyCommand({ ResourceArn: TopicArn });
  expect((await sns.send(get)).DataProtectionPolicy).toBe(DataProtectionPolicy);
});
