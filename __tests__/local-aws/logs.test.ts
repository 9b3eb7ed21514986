import {
  AssociateKmsKeyCommand,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DisassociateKmsKeyCommand,
  ListTagsForResourceCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { START, useLocal } from "./support/local";

const logGroupName = "/aws/lambda/sleeper";
const ARN = `arn:aws:logs:us-east-1:123456789012:log-group:${logGroupName}`;
const local = useLocal();
const logs = () => local().sdk.logs;

const create = (name = logGroupName) =>
  logs().send(new CreateLogGroupCommand({ logGroupName: name, tags: { team: "inference" } }));
const groups = async (logGroupNamePrefix?: string) =>
  (await logs().send(new DescribeLogGroupsCommand({ logGroupNamePrefix }))).logGroups;

it("a log group is told as it was created", async () => {
  await create();
  expect(await groups()).toEqual([
    {
      logGroupName,
      arn: `${ARN}:*`,
      logGroupArn: ARN,
      logGroupClass: "STANDARD",
      creationTime: START,
      metricFilterCount: 0,
      storedBytes: 0,
    },
  ]);
});

it("a log group keeps its events for as long as it was told, or for ever", async () => {
  await create();
  await logs().send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 30 }));
  expect(await groups()).toMatchObject([{ retentionInDays: 30 }]);
  await logs().send(new DeleteRetentionPolicyCommand({ logGroupName }));
  expect((await groups())?.[0]).not.toHaveProperty("retentionInDays");
});

it("a log group refuses a number of days that CloudWatch Logs does not have", async () => {
  await create();
  await expect(logs().send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 31 }))).rejects.toMatchObject(
    {
      name: "InvalidParameterException",
    },
  );
});

it("log groups are found by the beginning of their names", async () => {
  await create();
  await create("/aws/sagemaker/Endpoints/llm");
  expect(await groups("/aws/lambda")).toMatchObject([{ logGroupName }]);
});

it.each([ARN, `${ARN}:*`])("a log group takes and loses tags by the ARN %s", async (resourceArn) => {
  await create();
  await logs().send(new TagResourceCommand({ resourceArn, tags: { stage: "test" } }));
  await logs().send(new UntagResourceCommand({ resourceArn, tagKeys: ["team"] }));
  const { tags } = await logs().send(new ListTagsForResourceCommand({ resourceArn }));
  expect(tags).toEqual({ stage: "test" });
});

it("a log group can be created once, and deleted once", async () => {
  await create();
  await expect(create()).rejects.toMatchObject({ name: "ResourceAlreadyExistsException" });
  await logs().send(new DeleteLogGroupCommand({ logGroupName }));
  await expect(logs().send(new DeleteLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    message: "The specified log group does not exist.",
  });
  expect(local().aws.store.snapshot()).toEqual({});
});

it("a log group that is protected is not deleted", async () => {
  await logs().send(new CreateLogGroupCommand({ logGroupName, deletionProtectionEnabled: true }));
  const remove = () => logs().send(new DeleteLogGroupCommand({ logGroupName }));
  await expect(remove()).rejects.toMatchObject({ name: "ValidationException" });
  expect(await groups()).toMatchObject([{ deletionProtectionEnabled: true }]);
  await logs().send(
    new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: ARN, deletionProtectionEnabled: false }),
  );
  await remove();
});

it("a log group gets a key, and loses it", async () => {
  await create();
  const kmsKeyId = "arn:aws:kms:us-east-1:123456789012:key/k";
  await logs().send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId }));
  expect(await groups()).toMatchObject([{ kmsKeyId }]);
  await logs().send(new DisassociateKmsKeyCommand({ logGroupName }));
  expect((await groups())?.[0]).not.toHaveProperty("kmsKeyId");
});

it("log groups are not asked for by prefix and pattern at once, nor by an unknown token", async () => {
  const ask = (input: object) => logs().send(new DescribeLogGroupsCommand(input));
  const invalid = { name: "InvalidParameterException" };
  await expect(ask({ logGroupNamePrefix: "/a", logGroupNamePattern: "b" })).rejects.toMatchObject(invalid);
  await expect(ask({ nextToken: "other" })).rejects.toMatchObject(invalid);
});

it("a log group has at most 50 tags", async () => {
  await create();
  const tags = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag-${index}`, "x"]));
  await expect(logs().send(new TagResourceCommand({ resourceArn: ARN, tags }))).rejects.toMatchObject({
    name: "TooManyTagsException",
  });
});
