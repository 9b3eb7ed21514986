import {
  CreateStateMachineCommand,
  type CreateStateMachineCommandInput,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  ListStateMachineVersionsCommand,
  ListTagsForResourceCommand,
  PublishStateMachineVersionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from "@aws-sdk/client-sfn";
import { START, useLocal } from "./support/local";

const ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:restore";
const ROLE = "arn:aws:iam::123456789012:role/restore";
const definitionOf = (States: object, StartAt = "Wait") => JSON.stringify({ StartAt, States });
const DEFINITION = definitionOf({
  Wait: { Type: "Wait", Seconds: 60, Next: "IsThere" },
  IsThere: { Type: "Choice", Choices: [{ Variable: "$.a", IsPresent: true, Next: "Done" }], Default: "Wait" },
  Done: { Type: "Succeed" },
});

const local = useLocal();
const sfn = () => local().sdk.sfn;

const create = (input: Partial<CreateStateMachineCommandInput> = {}) =>
  sfn().send(
    new CreateStateMachineCommand({
      name: "restore",
      definition: DEFINITION,
      roleArn: ROLE,
      tags: [{ key: "team", value: "inference" }],
      ...input,
    }),
  );
const describeMachine = () => sfn().send(new DescribeStateMachineCommand({ stateMachineArn: ARN }));

it("a machine is told as it was created, with the service's defaults", async () => {
  expect(await create()).toMatchObject({ stateMachineArn: ARN, creationDate: new Date(START) });
  expect(await describeMachine()).toMatchObject({
    name: "restore",
    status: "ACTIVE",
    type: "STANDARD",
    definition: DEFINITION,
    roleArn: ROLE,
    loggingConfiguration: { level: "OFF", includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: "AWS_OWNED_KEY" },
  });
});

it("a machine that is created again is the same, whatever its role, and refused with another definition", async () => {
  await create();
  await create({ roleArn: `${ROLE}-other` });
  expect((await describeMachine()).roleArn).toBe(ROLE);
  await expect(create({ definition: definitionOf({ Wait: { Type: "Pass", End: true } }) })).rejects.toMatchObject({
    name: "StateMachineAlreadyExists",
  });
});

it("an update changes what it names", async () => {
  await create();
  const definition = definitionOf({ Wait: { Type: "Pass", End: true } });
  const { revisionId } = await sfn().send(new UpdateStateMachineCommand({ stateMachineArn: ARN, definition }));
  expect(await describeMachine()).toMatchObject({ definition, roleArn: ROLE, revisionId });
});

it("a machine is deleting, then gone with its tags", async () => {
  await create();
  await sfn().send(new DeleteStateMachineCommand({ stateMachineArn: ARN }));
  expect((await describeMachine()).status).toBe("DELETING");
  await expect(create()).rejects.toMatchObject({ name: "StateMachineDeleting" });
  local().clock.advance(5);
  await expect(describeMachine()).rejects.toMatchObject({
    name: "StateMachineDoesNotExist",
    message: `State Machine Does Not Exist: '${ARN}'`,
  });
  expect(local().aws.store.snapshot()).toEqual({});
  await expect(sfn().send(new DeleteStateMachineCommand({ stateMachineArn: ARN }))).resolves.toBeDefined();
});

it("machines are listed in pages, without versions", async () => {
  await create();
  await create({ name: "other" });
  const first = await sfn().send(new ListStateMachinesCommand({ maxResults: 1 }));
  const second = await sfn().send(new ListStateMachinesCommand({ maxResults: 1, nextToken: first.nextToken }));
  const names = [first, second].flatMap(({ stateMachines }) => stateMachines?.map(({ name }) => name));
  expect([names, second.nextToken]).toEqual([["other", "restore"], undefined]);
  expect((await sfn().send(new ListStateMachinesCommand({ maxResults: 0 }))).stateMachines).toHaveLength(2);
  const versions = await sfn().send(new ListStateMachineVersionsCommand({ stateMachineArn: ARN }));
  expect(versions.stateMachineVersions).toEqual([]);
});

it("a machine takes and loses tags", async () => {
  await create();
  await sfn().send(new TagResourceCommand({ resourceArn: ARN, tags: [{ key: "stage", value: "test" }] }));
  await sfn().send(new UntagResourceCommand({ resourceArn: ARN, tagKeys: ["team"] }));
  const { tags } = await sfn().send(new ListTagsForResourceCommand({ resourceArn: ARN }));
  expect(tags).toEqual([{ key: "stage", value: "test" }]);
});

describe("a definition", () => {
  const validate = (definition: string, maxResults?: number) =>
    sfn().send(new ValidateStateMachineDefinitionCommand({ definition, maxResults }));

  it("is good when every state leads somewhere", async () => {
    expect(await validate(DEFINITION)).toMatchObject({ result: "OK", diagnostics: [] });
  });

  it.each([
    ["{", "INVALID_JSON_DESCRIPTION", "/"],
    ["{}", "SCHEMA_VALIDATION_FAILED", "/States"],
    [definitionOf({ A: { Type: "Pass", End: true } }), "MISSING_TRANSITION_TARGET", "/StartAt"],
    [definitionOf({ Wait: { Type: "Pass" } }), "SCHEMA_VALIDATION_FAILED", "/States/Wait/Next"],
    [definitionOf({ Wait: { Type: "Sleep", End: true } }), "SCHEMA_VALIDATION_FAILED", "/States/Wait/Type"],
    [definitionOf({ Wait: { Type: "Pass", Next: "B" } }), "MISSING_TRANSITION_TARGET", "/States/Wait/Next"],
    [
      definitionOf({ Wait: { Type: "Choice", Choices: [{ Next: "Wait" }], Default: "B" } }),
      "MISSING_TRANSITION_TARGET",
      "/States/Wait/Default",
    ],
    [
      definitionOf({ Wait: { Type: "Task", End: true, Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }] } }),
      "MISSING_TRANSITION_TARGET",
      "/States/Wait/Catch/0/Next",
    ],
    [
      definitionOf({ Wait: { Type: "Map", End: true, ItemProcessor: { StartAt: "B", States: {} } } }),
      "MISSING_TRANSITION_TARGET",
      "/States/Wait/ItemProcessor/StartAt",
    ],
  ])("%s is refused", async (definition, code, location) => {
    expect(await validate(definition)).toMatchObject({ result: "FAIL", diagnostics: [{ code, location }] });
    await expect(create({ definition })).rejects.toMatchObject({
      name: "InvalidDefinition",
      message: expect.stringContaining(`'${code}: `),
    });
  });

  it("is told as many mistakes as were asked for, and that there are more", async () => {
    const broken = definitionOf({ Wait: { Type: "Pass", Next: "B" }, Other: { Type: "Pass", Next: "C" } });
    const { diagnostics, truncated } = await validate(broken, 1);
    expect([diagnostics?.length, truncated]).toEqual([1, true]);
  });
});

describe("a refusal", () => {
  const absent = ARN.replace("restore", "absent");

  it("of tags says what their operations declare", async () => {
    const list = (resourceArn: string) => sfn().send(new ListTagsForResourceCommand({ resourceArn }));
    await expect(list(absent)).rejects.toMatchObject({ name: "ResourceNotFound" });
    await expect(list("restore")).rejects.toMatchObject({ name: "InvalidArn" });
    const tag = new TagResourceCommand({ resourceArn: absent, tags: [{ key: "a", value: "b" }] });
    await expect(sfn().send(tag)).rejects.toMatchObject({ name: "ResourceNotFound" });
    const untag = new UntagResourceCommand({ resourceArn: absent, tagKeys: ["a"] });
    await expect(sfn().send(untag)).rejects.toMatchObject({ name: "ResourceNotFound" });
  });

  it("of more than 50 tags is TooManyTags", async () => {
    const tags = Array.from({ length: 51 }, (_, index) => ({ key: `tag-${index}`, value: "" }));
    await expect(create({ tags })).rejects.toMatchObject({ name: "TooManyTags" });
    await expect(create({ tags: tags.slice(1) })).resolves.toBeDefined();
  });

  it("of a token is InvalidToken", async () => {
    const list = new ListStateMachinesCommand({ nextToken: "other" });
    await expect(sfn().send(list)).rejects.toMatchObject({ name: "InvalidToken" });
  });

  it.each([
    [{ name: "a b" }, "InvalidName"],
    [{ roleArn: "restore" }, "InvalidArn"],
    [{ loggingConfiguration: { level: "ALL" as const } }, "InvalidLoggingConfiguration"],
    [{ encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY" as const } }, "InvalidEncryptionConfiguration"],
    [{ versionDescription: "first" }, "ValidationException"],
  ])("of %j is %s", async (input, name) => {
    await expect(create(input)).rejects.toMatchObject({ name });
  });

  it("of nothing to change is MissingRequiredParameter", async () => {
    await create({ name: "a.b+c" });
    await create();
    await expect(sfn().send(new UpdateStateMachineCommand({ stateMachineArn: ARN }))).rejects.toMatchObject({
      name: "MissingRequiredParameter",
    });
  });
});

describe("a version", () => {
  const publish = () => sfn().send(new PublishStateMachineVersionCommand({ stateMachineArn: ARN }));
  const versions = async () => {
    const list = new ListStateMachineVersionsCommand({ stateMachineArn: ARN });
    return (await sfn().send(list)).stateMachineVersions?.map(({ stateMachineVersionArn }) => stateMachineVersionArn);
  };

  it("comes with the machine, and with an update, and stays as it is", async () => {
    expect(await create({ publish: true, versionDescription: "first" })).toMatchObject({
      stateMachineVersionArn: `${ARN}:1`,
    });
    const definition = definitionOf({ Wait: { Type: "Pass", End: true } });
    const update = new UpdateStateMachineCommand({ stateMachineArn: ARN, definition, publish: true });
    expect(await sfn().send(update)).toMatchObject({ stateMachineVersionArn: `${ARN}:2` });
    expect(await versions()).toEqual([`${ARN}:2`, `${ARN}:1`]);
    const first = new DescribeStateMachineCommand({ stateMachineArn: `${ARN}:1` });
    expect(await sfn().send(first)).toMatchObject({ definition: DEFINITION, description: "first" });
    expect(await describeMachine()).toMatchObject({ definition, stateMachineArn: ARN });
  });

  it("is the last one when nothing has changed since, and may be deleted twice", async () => {
    await create();
    await publish();
    expect(await publish()).toMatchObject({ stateMachineVersionArn: `${ARN}:1` });
    const remove = () => sfn().send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${ARN}:1` }));
    await remove();
    await remove();
    expect(await versions()).toEqual([]);
    expect(await publish()).toMatchObject({ stateMachineVersionArn: `${ARN}:2` });
  });
});
