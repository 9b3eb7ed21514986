import {
  CreateTopicCommand,
  DeleteTopicCommand,
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
