import { createHash } from "node:crypto";
import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DeleteFunctionCommand,
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionCodeSigningConfigCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  ListFunctionEventInvokeConfigsCommand,
  ListFunctionsCommand,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
  PutFunctionEventInvokeConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  UpdateFunctionEventInvokeConfigCommand,
} from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";
import { SETTLING_SECONDS } from "../../src/local-aws/services/lambda/function-changes";
import { useLocal } from "./support/local";

const FunctionName = "sleeper";
const ARN = "arn:aws:lambda:us-east-1:123456789012:function:sleeper";
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:dead-letters";
const zipOf = (code: string) => zipSync({ "index.js": Buffer.from(code) });
const ZIP = zipOf("exports.handler = () => 1");

const local = useLocal();
const lambda = () => local().sdk.lambda;

const create = (input: Partial<CreateFunctionCommandInput> = {}) =>
  lambda().send(
    new CreateFunctionCommand({
      FunctionName,
      Role: "arn:aws:iam::123456789012:role/sleeper",
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Architectures: ["arm64"],
      Code: { ZipFile: ZIP },
      Tags: { team: "inference" },
      ...input,
    }),
  );
const configuration = (name = FunctionName) =>
  lambda().send(new GetFunctionConfigurationCommand({ FunctionName: name }));

async function createActive(): Promise<void> {
  await create();
  local().clock.advance(SETTLING_SECONDS);
}

describe("a function", () => {
  it("is pending, then active, and told with the service's defaults", async () => {
    expect(await create()).toMatchObject({ State: "Pending", LastUpdateStatus: "InProgress" });
    local().clock.advance(SETTLING_SECONDS);
    const told = await configuration();
    expect(told).toMatchObject({
      FunctionName,
      FunctionArn: ARN,
      State: "Active",
      LastUpdateStatus: "Successful",
      Runtime: "nodejs22.x",
      Timeout: 3,
      MemorySize: 128,
      PackageType: "Zip",
      Architectures: ["arm64"],
      EphemeralStorage: { Size: 512 },
      TracingConfig: { Mode: "PassThrough" },
      Version: "$LATEST",
      LastModified: "2026-11-21T12:00:00.000+0000",
      CodeSize: ZIP.length,
      CodeSha256: createHash("sha256").update(ZIP).digest("base64"),
    });
    expect(told.StateReason).toBeUndefined();
  });

  it.each([FunctionName, ARN, `${ARN}:$LATEST`, "123456789012:function:sleeper"])("is found by %s", async (name) => {
    await create();
    const { Configuration, Tags } = await lambda().send(new GetFunctionCommand({ FunctionName: name }));
    expect([Configuration?.FunctionName, Tags]).toEqual([FunctionName, { team: "inference" }]);
  });

  it("ends up failed, with the reason, when that was asked for", async () => {
    local().aws.faults.add([
      { operation: "CreateFunction", resource: FunctionName, effect: { kind: "fail", reason: "No subnet is left." } },
    ]);
    await createActive();
    expect(await configuration()).toMatchObject({ State: "Failed", StateReason: "No subnet is left." });
  });

  it("has its new configuration once the update is there", async () => {
    await createActive();
    const update = new UpdateFunctionConfigurationCommand({
      FunctionName,
      Timeout: 900,
      Environment: { Variables: { ENDPOINT: "llm" } },
    });
    expect(await lambda().send(update)).toMatchObject({ Timeout: 900, LastUpdateStatus: "InProgress" });
    expect(await configuration()).toMatchObject({ Timeout: 3, LastUpdateStatus: "InProgress" });
    local().clock.advance(SETTLING_SECONDS);
    expect(await configuration()).toMatchObject({
      Timeout: 900,
      Environment: { Variables: { ENDPOINT: "llm" } },
      Runtime: "nodejs22.x",
      LastUpdateStatus: "Successful",
    });
  });

  it("has its new code once the update is there", async () => {
    await createActive();
    const next = zipOf("exports.handler = () => 2");
    await lambda().send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: next }));
    local().clock.advance(SETTLING_SECONDS);
    expect(await configuration()).toMatchObject({
      CodeSha256: createHash("sha256").update(next).digest("base64"),
      Architectures: ["arm64"],
    });
  });

  it("stays as it was when an update fails", async () => {
    await createActive();
    local().aws.faults.add([
      { operation: "UpdateFunctionConfiguration", effect: { kind: "fail", reason: "KMS key not found." } },
    ]);
    await lambda().send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 900 }));
    local().clock.advance(SETTLING_SECONDS);
    expect(await configuration()).toMatchObject({
      State: "Active",
      Timeout: 3,
      LastUpdateStatus: "Failed",
      LastUpdateStatusReason: "KMS key not found.",
    });
  });

  it("refuses a change while it is pending, and while another one is running", async () => {
    const change = () => lambda().send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 60 }));
    const conflict = { name: "ResourceConflictException", $metadata: { httpStatusCode: 409 } };
    await create();
    await expect(change()).rejects.toMatchObject(conflict);
    local().clock.advance(SETTLING_SECONDS);
    await change();
    await expect(change()).rejects.toMatchObject(conflict);
  });

  it("can be created once", async () => {
    await create();
    await expect(create()).rejects.toMatchObject({ name: "ResourceConflictException" });
  });

  it.each([
    [{ Code: { ZipFile: Buffer.from("no zip") } }, "Could not unzip uploaded file."],
    [{ Code: { S3Bucket: "bucket", S3Key: "key" } }, "Local AWS takes code as ZipFile only"],
    [{ Handler: undefined }, "Runtime and Handler are mandatory parameters"],
    [{ PackageType: "Image" as const }, "for container images"],
    [{ Environment: { Variables: { AWS_REGION: "x" } } }, "Reserved keys used in this request: AWS_REGION"],
    [{ Environment: { Variables: { LONG: "x".repeat(4096) } } }, "exceeded the 4KB limit"],
  ])("is refused with %j", async (input, message) => {
    await expect(create(input)).rejects.toMatchObject({
      name: "InvalidParameterValueException",
      message: expect.stringContaining(message),
    });
  });

  it.each([
    [{ Role: "not-an-arn" }, "Value 'not-an-arn' at 'role'"],
    [{ MemorySize: 99_999 }, "less than or equal to 32768"],
    [{ MemorySize: 64 }, "greater than or equal to 128"],
    [{ Timeout: 901 }, "less than or equal to 900"],
    [{ Timeout: 0 }, "greater than or equal to 1"],
    [{ Runtime: "pyton3.12" as "python3.12" }, "Value 'pyton3.12' at 'runtime'"],
    [{ Architectures: ["arm" as "arm64"] }, "[x86_64, arm64]"],
    [{ EphemeralStorage: { Size: 20_000 } }, "less than or equal to 10240"],
    [{ DeadLetterConfig: { TargetArn: "queue" } }, "at 'deadLetterConfig.targetArn'"],
  ])("breaks a constraint with %j", async (input, message) => {
    await expect(create(input)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining(message),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("is updated within the same constraints", async () => {
    await createActive();
    const change = (input: object) => lambda().send(new UpdateFunctionConfigurationCommand({ FunctionName, ...input }));
    await expect(change({ MemorySize: 64 })).rejects.toMatchObject({ name: "ValidationException" });
    await expect(change({ RevisionId: "other", MemorySize: 256 })).rejects.toMatchObject({
      name: "PreconditionFailedException",
      $metadata: { httpStatusCode: 412 },
    });
    const { RevisionId } = await configuration();
    expect(await change({ RevisionId, MemorySize: 256 })).toMatchObject({ MemorySize: 256 });
  });

  it("keeps its file systems and its tenancy", async () => {
    const FileSystemConfigs = [
      { Arn: "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-1", LocalMountPath: "/mnt/m" },
    ];
    await create({ FileSystemConfigs, TenancyConfig: { TenantIsolationMode: "PER_TENANT" } });
    expect(await configuration()).toMatchObject({
      FileSystemConfigs,
      TenancyConfig: { TenantIsolationMode: "PER_TENANT" },
    });
  });

  it("is not signed by a configuration that is not there", async () => {
    const CodeSigningConfigArn = "arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-0123456789abcdef0";
    await expect(create({ CodeSigningConfigArn })).rejects.toMatchObject({
      name: "CodeSigningConfigNotFoundException",
      $metadata: { httpStatusCode: 404 },
    });
  });

  it("stays as it is when its code is only tried", async () => {
    await createActive();
    const { CodeSha256 } = await configuration();
    const tried = await lambda().send(
      new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zipOf("other"), DryRun: true }),
    );
    expect(tried.CodeSha256).not.toBe(CodeSha256);
    expect(await configuration()).toMatchObject({ CodeSha256, LastUpdateStatus: "Successful" });
  });

  it("has pages that end with its tokens only", async () => {
    await expect(lambda().send(new ListFunctionsCommand({ Marker: "other" }))).rejects.toMatchObject({
      name: "InvalidParameterValueException",
    });
  });

  it("takes and loses tags", async () => {
    await create();
    await lambda().send(new TagResourceCommand({ Resource: ARN, Tags: { stage: "test", owner: "me" } }));
    await lambda().send(new UntagResourceCommand({ Resource: ARN, TagKeys: ["team", "owner"] }));
    expect((await lambda().send(new ListTagsCommand({ Resource: ARN }))).Tags).toEqual({ stage: "test" });
  });

  it("is listed in pages, with one version and no signature", async () => {
    await create();
    await create({ FunctionName: "waker" });
    const first = await lambda().send(new ListFunctionsCommand({ MaxItems: 1 }));
    const second = await lambda().send(new ListFunctionsCommand({ MaxItems: 1, Marker: first.NextMarker }));
    const names = [first, second].flatMap(({ Functions }) => Functions?.map((one) => one.FunctionName));
    expect([names, second.NextMarker]).toEqual([[FunctionName, "waker"], undefined]);
    const { Versions } = await lambda().send(new ListVersionsByFunctionCommand({ FunctionName }));
    expect(Versions).toMatchObject([{ Version: "$LATEST", FunctionArn: `${ARN}:$LATEST` }]);
    const signing = await lambda().send(new GetFunctionCodeSigningConfigCommand({ FunctionName }));
    expect(signing).toMatchObject({ FunctionName, CodeSigningConfigArn: "" });
  });

  it("is gone when it was deleted, with all that belonged to it", async () => {
    await create();
    await lambda().send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 0 }));
    await lambda().send(new DeleteFunctionCommand({ FunctionName }));
    await expect(configuration()).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: `Function not found: ${ARN}`,
      $metadata: { httpStatusCode: 404 },
    });
    expect(local().aws.store.snapshot()).toEqual({});
  });
});

describe("what becomes of failed invocations", () => {
  const get = () => lambda().send(new GetFunctionEventInvokeConfigCommand({ FunctionName }));
  const put = () =>
    lambda().send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName,
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination: QUEUE } },
      }),
    );

  beforeEach(() => create());

  it("is told as it was put, with 0 retries as 0", async () => {
    await put();
    expect(await get()).toMatchObject({
      FunctionArn: `${ARN}:$LATEST`,
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: QUEUE } },
      LastModified: new Date("2026-11-21T12:00:00Z"),
    });
  });

  it("keeps what an update leaves out, and loses what a second put leaves out", async () => {
    await put();
    await lambda().send(new UpdateFunctionEventInvokeConfigCommand({ FunctionName, MaximumEventAgeInSeconds: 60 }));
    expect(await get()).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
    await lambda().send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumEventAgeInSeconds: 120 }));
    expect((await get()).MaximumRetryAttempts).toBeUndefined();
  });

  it("belongs to a version or an alias that is there, and goes to an ARN", async () => {
    const putAt = (Qualifier: string, Destination = QUEUE) =>
      lambda().send(
        new PutFunctionEventInvokeConfigCommand({
          FunctionName,
          Qualifier,
          DestinationConfig: { OnFailure: { Destination } },
        }),
      );
    await expect(putAt("1")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await expect(putAt("$LATEST", "dead-letters")).rejects.toMatchObject({ name: "ValidationException" });
    expect(await putAt("$LATEST")).toMatchObject({ FunctionArn: `${ARN}:$LATEST` });
  });

  it("is listed, and is gone when it was deleted", async () => {
    const list = async () =>
      (await lambda().send(new ListFunctionEventInvokeConfigsCommand({ FunctionName }))).FunctionEventInvokeConfigs;
    await put();
    expect(await list()).toHaveLength(1);
    await lambda().send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName }));
    await expect(get()).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: `The function ${ARN}:$LATEST doesn't have an EventInvokeConfig`,
    });
    expect(await list()).toEqual([]);
  });
});
