import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateAliasCommand,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  ListAliasesCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  RemovePermissionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";
import { SETTLING_SECONDS } from "../../src/local-aws/services/lambda/function-changes";
import { useLocal } from "./support/local";

const FunctionName = "sleeper";
const ARN = "arn:aws:lambda:us-east-1:123456789012:function:sleeper";
const zipOf = (code: string) => zipSync({ "index.js": Buffer.from(code) });
const notFound = { name: "ResourceNotFoundException", $metadata: { httpStatusCode: 404 } };
const conflict = { name: "ResourceConflictException", $metadata: { httpStatusCode: 409 } };
const invalid = { name: "InvalidParameterValueException", $metadata: { httpStatusCode: 400 } };

const local = useLocal();
const lambda = () => local().sdk.lambda;
const settle = () => local().clock.advance(SETTLING_SECONDS);
const create = async (input: Partial<CreateFunctionCommandInput> = {}) => {
  const created = await lambda().send(
    new CreateFunctionCommand({
      FunctionName,
      Role: "arn:aws:iam::123456789012:role/sleeper",
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { ZipFile: zipOf("1") },
      ...input,
    }),
  );
  settle();
  return created;
};
const change = async (input: object) => {
  await lambda().send(new UpdateFunctionConfigurationCommand({ FunctionName, ...input }));
  settle();
};
const publish = (input = {}) => lambda().send(new PublishVersionCommand({ FunctionName, ...input }));
const read = (Qualifier?: string) => lambda().send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier }));

describe("reserved concurrency", () => {
  const reserve = (ReservedConcurrentExecutions: number, name = FunctionName) =>
    lambda().send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions }));
  const reserved = async () =>
    (await lambda().send(new GetFunctionConcurrencyCommand({ FunctionName }))).ReservedConcurrentExecutions;

  beforeEach(() => create());

  it("is kept, 0 as 0, and told with the function", async () => {
    expect(await reserved()).toBeUndefined();
    expect(await reserve(0)).toMatchObject({ ReservedConcurrentExecutions: 0 });
    expect(await reserved()).toBe(0);
    const { Concurrency } = await lambda().send(new GetFunctionCommand({ FunctionName }));
    expect(Concurrency).toEqual({ ReservedConcurrentExecutions: 0 });
    const gone = await lambda().send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    expect([gone.$metadata.httpStatusCode, await reserved()]).toEqual([204, undefined]);
  });

  it("survives a change of the function", async () => {
    await reserve(5);
    await change({ Timeout: 60 });
    expect(await reserved()).toBe(5);
  });

  it("leaves 100 of the account's 1000 to the others", async () => {
    await create({ FunctionName: "waker" });
    await reserve(500, "waker");
    await expect(reserve(401)).rejects.toMatchObject({
      ...invalid,
      message: expect.stringContaining("below its minimum value of [100]"),
    });
    await reserve(400);
    await reserve(399);
  });

  it("is of a function that is there", async () => {
    await expect(reserve(1, "other")).rejects.toMatchObject(notFound);
  });
});

describe("permissions", () => {
  const add = (input: Partial<AddPermissionCommandInput> = {}) =>
    lambda().send(
      new AddPermissionCommand({
        FunctionName,
        StatementId: "Schedule",
        Action: "lambda:InvokeFunction",
        Principal: "scheduler.amazonaws.com",
        ...input,
      }),
    );
  const policy = async (Qualifier?: string) => {
    const { Policy } = await lambda().send(new GetPolicyCommand({ FunctionName, Qualifier }));
    return JSON.parse(Policy ?? "");
  };
  const remove = (StatementId: string) => lambda().send(new RemovePermissionCommand({ FunctionName, StatementId }));

  beforeEach(() => create());

  it("are told as a policy, with all their conditions", async () => {
    const SourceArn = "arn:aws:scheduler:us-east-1:123456789012:schedule/default/night";
    const added = await add({ SourceArn, SourceAccount: "123456789012" });
    const statement = {
      Sid: "Schedule",
      Effect: "Allow",
      Principal: { Service: "scheduler.amazonaws.com" },
      Action: "lambda:InvokeFunction",
      Resource: ARN,
      Condition: { StringEquals: { "AWS:SourceAccount": "123456789012" }, ArnLike: { "AWS:SourceArn": SourceArn } },
    };
    expect([added.$metadata.httpStatusCode, JSON.parse(added.Statement ?? "")]).toEqual([201, statement]);
    expect(await policy()).toEqual({ Version: "2012-10-17", Id: "default", Statement: [statement] });
  });

  it.each([
    ["*", "*"],
    ["210987654321", { AWS: "arn:aws:iam::210987654321:root" }],
    ["arn:aws:iam::123456789012:role/x", { AWS: "arn:aws:iam::123456789012:role/x" }],
  ])("are for %s", async (Principal, told) => {
    await add({ Principal });
    expect((await policy()).Statement).toMatchObject([{ Principal: told }]);
  });

  it("have names of their own, and go one by one", async () => {
    await add();
    await expect(add()).rejects.toMatchObject(conflict);
    await add({ StatementId: "Other" });
    expect((await remove("Schedule")).$metadata.httpStatusCode).toBe(204);
    expect((await policy()).Statement).toMatchObject([{ Sid: "Other" }]);
    await remove("Other");
    await expect(policy()).rejects.toMatchObject(notFound);
    await expect(remove("Other")).rejects.toMatchObject(notFound);
  });

  it("are of a function, a version or an alias that is there", async () => {
    await expect(add({ FunctionName: "other" })).rejects.toMatchObject(notFound);
    await expect(add({ Qualifier: "live" })).rejects.toMatchObject(notFound);
    await publish();
    await add({ Qualifier: "1" });
    expect((await policy("1")).Statement).toMatchObject([{ Resource: `${ARN}:1` }]);
    await expect(policy()).rejects.toMatchObject(notFound);
  });

  it("are refused with an action that is none", async () => {
    await expect(add({ Action: "InvokeFunction" })).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("a version", () => {
  const versions = async () => {
    const { Versions = [] } = await lambda().send(new ListVersionsByFunctionCommand({ FunctionName }));
    return Versions.map(({ Version }) => Version);
  };

  it("stays as the function was when it was published", async () => {
    await create();
    const first = await publish({ Description: "first" });
    expect(first).toMatchObject({ Version: "1", FunctionArn: `${ARN}:1`, $metadata: { httpStatusCode: 201 } });
    await change({ Timeout: 60 });
    expect((await publish()).Version).toBe("2");
    expect(await read("1")).toMatchObject({ Timeout: 3, Description: "first", Version: "1" });
    expect(await read("2")).toMatchObject({ Timeout: 60, Description: "" });
    expect(await read()).toMatchObject({ Version: "$LATEST", FunctionArn: ARN });
    expect(await versions()).toEqual(["$LATEST", "1", "2"]);
    const { Functions = [] } = await lambda().send(new ListFunctionsCommand({ FunctionVersion: "ALL" }));
    expect(Functions.map((one) => one.FunctionArn)).toEqual([`${ARN}:$LATEST`, `${ARN}:1`, `${ARN}:2`]);
  });

  it("is the last one when nothing has changed since", async () => {
    await create();
    await publish();
    expect((await publish({ Description: "again" })).Version).toBe("1");
  });

  it("comes with the function, and with new code, when that was asked for", async () => {
    expect(await create({ Publish: true })).toMatchObject({ Version: "1", FunctionArn: `${ARN}:1` });
    expect(await read("1")).toMatchObject({ State: "Active" });
    const code = new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zipOf("2"), Publish: true });
    expect((await lambda().send(code)).Version).toBe("2");
    settle();
    expect(await versions()).toEqual(["$LATEST", "1", "2"]);
    expect((await read("2")).CodeSha256).toBe((await read()).CodeSha256);
  });

  it("is published of what is settled, and as expected", async () => {
    await create();
    await expect(publish({ CodeSha256: "other" })).rejects.toMatchObject(invalid);
    await expect(publish({ RevisionId: "other" })).rejects.toMatchObject({ name: "PreconditionFailedException" });
    await lambda().send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 60 }));
    await expect(publish()).rejects.toMatchObject(conflict);
  });

  it("goes alone, and its number does not come back", async () => {
    const remove = (Qualifier: string) => lambda().send(new DeleteFunctionCommand({ FunctionName, Qualifier }));
    await create({ Publish: true });
    await remove("1");
    await expect(read("1")).rejects.toMatchObject(notFound);
    await expect(remove("1")).rejects.toMatchObject(notFound);
    await expect(remove("$LATEST")).rejects.toMatchObject(invalid);
    expect((await publish()).Version).toBe("2");
  });

  it("is found by an ARN that names it, which must not say otherwise", async () => {
    await create({ Publish: true });
    const byArn = (Qualifier?: string) =>
      lambda().send(new GetFunctionConfigurationCommand({ FunctionName: `${ARN}:1`, Qualifier }));
    expect(await byArn()).toMatchObject({ Version: "1" });
    await expect(byArn("2")).rejects.toMatchObject(invalid);
    await expect(
      lambda().send(new UpdateFunctionConfigurationCommand({ FunctionName: `${ARN}:1`, Timeout: 60 })),
    ).rejects.toMatchObject(invalid);
  });
});

describe("an alias", () => {
  const Name = "live";
  const createAlias = (FunctionVersion = "1", input = {}) =>
    lambda().send(new CreateAliasCommand({ FunctionName, Name, FunctionVersion, ...input }));
  const get = () => lambda().send(new GetAliasCommand({ FunctionName, Name }));
  const remove = () => lambda().send(new DeleteAliasCommand({ FunctionName, Name }));

  beforeEach(() => create({ Publish: true }));

  it("leads to a version, and to another one after an update", async () => {
    expect(await createAlias("1", { Description: "users" })).toMatchObject({
      AliasArn: `${ARN}:live`,
      $metadata: { httpStatusCode: 201 },
    });
    expect(await read("live")).toMatchObject({ Version: "1", FunctionArn: `${ARN}:live` });
    await change({ Timeout: 60 });
    await publish();
    const before = await get();
    const after = await lambda().send(new UpdateAliasCommand({ FunctionName, Name, FunctionVersion: "2" }));
    expect(after).toMatchObject({ FunctionVersion: "2", Description: "users" });
    expect(after.RevisionId).not.toBe(before.RevisionId);
    expect(await read("live")).toMatchObject({ Timeout: 60 });
    const { Aliases } = await lambda().send(new ListAliasesCommand({ FunctionName, FunctionVersion: "2" }));
    expect(Aliases).toMatchObject([{ Name }]);
  });

  it("has a name of its own, and leads to versions that are there", async () => {
    await createAlias();
    await expect(createAlias()).rejects.toMatchObject(conflict);
    await expect(createAlias("7", { Name: "other" })).rejects.toMatchObject(notFound);
    const weights = { RoutingConfig: { AdditionalVersionWeights: { 7: 0.1 } }, Name: "other" };
    await expect(createAlias("1", weights)).rejects.toMatchObject(notFound);
    await expect(createAlias("1", { Name: "7" })).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("keeps its version, and may be deleted twice", async () => {
    await createAlias();
    const version = new DeleteFunctionCommand({ FunctionName, Qualifier: "1" });
    await expect(lambda().send(version)).rejects.toMatchObject(conflict);
    expect((await remove()).$metadata.httpStatusCode).toBe(204);
    await expect(remove()).resolves.toBeDefined();
    await expect(get()).rejects.toMatchObject({ ...notFound, message: `Cannot find alias arn: ${ARN}:live` });
    await lambda().send(version);
  });

  it("goes with the function, and so does everything else", async () => {
    await createAlias();
    const permission = { StatementId: "S", Action: "lambda:InvokeFunction", Principal: "*" };
    await lambda().send(new AddPermissionCommand({ FunctionName, Qualifier: Name, ...permission }));
    await lambda().send(new PutFunctionEventInvokeConfigCommand({ FunctionName, Qualifier: "1" }));
    await lambda().send(new DeleteFunctionCommand({ FunctionName }));
    expect(local().aws.store.snapshot()).toEqual({});
  });
});
