import {
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourceRequestStatusCommand,
  ListResourceRequestsCommand,
  ListResourcesCommand,
  type ProgressEvent,
  UpdateResourceCommand,
} from "@aws-sdk/client-cloudcontrol";
import { DescribeTypeCommand } from "@aws-sdk/client-cloudformation";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { createModel, hostEndpoint } from "./support/hosting";
import { useLocal } from "./support/local";

const TypeName = "AWS::SageMaker::InferenceComponent";
const Identifier = "arn:aws:sagemaker:us-east-1:123456789012:inference-component/llama";
const DESIRED = {
  InferenceComponentName: "llama",
  EndpointName: "llm",
  VariantName: "AllTraffic",
  Specification: { ModelName: "llama", ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } },
  RuntimeConfig: { CopyCount: 1 },
  Tags: [{ Key: "team", Value: "inference" }],
};

const local = useLocal();
const cloudcontrol = () => local().sdk.cloudcontrol;
const status = async (event: ProgressEvent | undefined) =>
  (await cloudcontrol().send(new GetResourceRequestStatusCommand({ RequestToken: event?.RequestToken }))).ProgressEvent;
const create = async (desired: object = DESIRED) =>
  (await cloudcontrol().send(new CreateResourceCommand({ TypeName, DesiredState: JSON.stringify(desired) })))
    .ProgressEvent;
const patch = async (...operations: object[]) =>
  (
    await cloudcontrol().send(
      new UpdateResourceCommand({ TypeName, Identifier, PatchDocument: JSON.stringify(operations) }),
    )
  ).ProgressEvent;
const read = async () => {
  const { ResourceDescription } = await cloudcontrol().send(new GetResourceCommand({ TypeName, Identifier }));
  return JSON.parse(ResourceDescription?.Properties ?? "{}");
};

describe("an inference component through Cloud Control", () => {
  beforeEach(() => hostEndpoint(local()));

  it("is in progress until it is in service", async () => {
    const event = await create();
    expect(event).toMatchObject({ TypeName, Identifier, Operation: "CREATE", OperationStatus: "IN_PROGRESS" });
    expect(await status(event)).toMatchObject({ OperationStatus: "IN_PROGRESS" });
    local().clock.advance(durations.createComponent);
    expect(await status(event)).toMatchObject({ OperationStatus: "SUCCESS", Identifier });
  });

  it("ends as FAILED with the reason that SageMaker gives", async () => {
    const reason = "The container did not pass the ping health check.";
    local().aws.faults.add([
      { operation: "CreateInferenceComponent", resource: "llama", effect: { kind: "fail", reason } },
    ]);
    const event = await create();
    local().clock.advance(durations.createComponent);
    expect(await status(event)).toMatchObject({
      OperationStatus: "FAILED",
      ErrorCode: "GeneralServiceException",
      StatusMessage: reason,
      Identifier,
    });
  });

  it("ends as FAILED when SageMaker refuses it", async () => {
    const event = await create({ ...DESIRED, RuntimeConfig: { CopyCount: 0 } });
    expect(await status(event)).toMatchObject({
      OperationStatus: "FAILED",
      ErrorCode: "InvalidRequest",
      StatusMessage: "Inference components copy count an integer larger than 0",
    });
  });

  it("ends as FAILED when its name is taken", async () => {
    await create();
    expect(await status(await create())).toMatchObject({ OperationStatus: "FAILED", ErrorCode: "AlreadyExists" });
  });

  it("does not tell what is write-only", async () => {
    await create();
    local().clock.advance(durations.createComponent);
    expect(await read()).toMatchObject({
      InferenceComponentArn: Identifier,
      InferenceComponentStatus: "InService",
      RuntimeConfig: { DesiredCopyCount: 1, CurrentCopyCount: 1 },
      Tags: DESIRED.Tags,
    });
    expect(await read()).not.toHaveProperty("RuntimeConfig.CopyCount");
  });
});

describe("an inference component in service, through Cloud Control", () => {
  beforeEach(async () => {
    await hostEndpoint(local());
    await create();
    local().clock.advance(durations.createComponent);
  });

  it("runs another model after a patch, with the copies that it had", async () => {
    await createModel(local().sdk.sagemaker, "mistral");
    const event = await patch({ op: "replace", path: "/Specification/ModelName", value: "mistral" });
    expect(await status(event)).toMatchObject({ Operation: "UPDATE", OperationStatus: "IN_PROGRESS" });
    local().clock.advance(durations.updateComponent);
    expect(await status(event)).toMatchObject({ OperationStatus: "SUCCESS" });
    expect(await read()).toMatchObject({
      Specification: { ModelName: "mistral" },
      RuntimeConfig: { DesiredCopyCount: 1 },
    });
  });

  it("has other tags at once, and keeps its copies", async () => {
    const event = await patch({ op: "replace", path: "/Tags", value: [{ Key: "stage", Value: "test" }] });
    expect(await status(event)).toMatchObject({ OperationStatus: "SUCCESS" });
    expect((await read()).Tags).toEqual([{ Key: "stage", Value: "test" }]);
  });

  it("keeps its tags when the update is refused", async () => {
    const event = await patch(
      { op: "replace", path: "/Tags", value: [] },
      { op: "replace", path: "/Specification/ModelName", value: "other" },
    );
    expect(await status(event)).toMatchObject({ OperationStatus: "FAILED", ErrorCode: "InvalidRequest" });
    expect((await read()).Tags).toEqual(DESIRED.Tags);
  });

  it("takes another number of copies when the patch adds it", async () => {
    const event = await patch({ op: "add", path: "/RuntimeConfig/CopyCount", value: 0 });
    local().clock.advance(durations.changeCopies);
    expect(await status(event)).toMatchObject({ OperationStatus: "SUCCESS" });
    expect((await read()).RuntimeConfig).toEqual({ DesiredCopyCount: 0, CurrentCopyCount: 0 });
  });

  it("refuses to replace what is write-only", async () => {
    await expect(patch({ op: "replace", path: "/RuntimeConfig/CopyCount", value: 2 })).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
  });

  it("tells that an update was rolled back", async () => {
    const reason = "Alarms were in ALARM.";
    local().aws.faults.add([{ operation: "UpdateInferenceComponent", effect: { kind: "rollback", reason } }]);
    await createModel(local().sdk.sagemaker, "mistral");
    const event = await patch({ op: "replace", path: "/Specification/ModelName", value: "mistral" });
    local().clock.advance(durations.updateComponent);
    expect(await status(event)).toMatchObject({ OperationStatus: "FAILED", StatusMessage: reason });
  });

  it.each(["fail", "rollback"] as const)(
    "is updated to what it was before after an update ended with %s",
    async (kind) => {
      local().aws.faults.add([
        { operation: "UpdateInferenceComponent", times: 1, effect: { kind, reason: "Unhealthy." } },
      ]);
      await createModel(local().sdk.sagemaker, "mistral");
      const path = "/Specification/ModelName";
      await patch({ op: "replace", path, value: "mistral" });
      local().clock.advance(durations.updateComponent);
      const { Specification } = await read();
      const event = await patch({ op: "replace", path, value: Specification.ModelName });
      expect(await status(event)).toMatchObject({ OperationStatus: "IN_PROGRESS" });
      local().clock.advance(durations.updateComponent);
      expect(await status(event)).toMatchObject({ OperationStatus: "SUCCESS" });
      expect(await read()).toMatchObject({ InferenceComponentStatus: "InService", Specification });
    },
  );

  it("is deleted when it is gone", async () => {
    const { ProgressEvent: event } = await cloudcontrol().send(new DeleteResourceCommand({ TypeName, Identifier }));
    expect(await status(event)).toMatchObject({ Operation: "DELETE", OperationStatus: "IN_PROGRESS" });
    local().clock.advance(durations.deleteComponent);
    expect(await status(event)).toMatchObject({ OperationStatus: "SUCCESS" });
    await expect(read()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("is listed", async () => {
    const { ResourceDescriptions } = await cloudcontrol().send(new ListResourcesCommand({ TypeName }));
    expect(ResourceDescriptions).toMatchObject([{ Identifier }]);
  });

  it("a request keeps the outcome that was told", async () => {
    const event = await patch({ op: "add", path: "/RuntimeConfig/CopyCount", value: 2 });
    local().clock.advance(durations.changeCopies);
    await status(event);
    await patch({ op: "add", path: "/RuntimeConfig/CopyCount", value: 0 });
    expect(await status(event)).toMatchObject({ OperationStatus: "SUCCESS" });
  });

  it("a request is forgotten after a week", async () => {
    const event = await patch({ op: "add", path: "/RuntimeConfig/CopyCount", value: 2 });
    local().clock.advance(8 * 24 * 3600);
    await expect(status(event)).rejects.toMatchObject({ name: "RequestTokenNotFoundException" });
  });
});

describe("a request to Cloud Control", () => {
  beforeEach(() => hostEndpoint(local()));

  it("is refused for a key that the type does not have, wherever it is", async () => {
    await expect(create({ ...DESIRED, Endpoint: "llm" })).rejects.toMatchObject({
      name: "ValidationException",
      message: "Model validation failed (#: extraneous key [Endpoint] is not permitted)",
    });
    const Specification = { ...DESIRED.Specification, ComputeResourceRequirements: { MinMemoryRequiredInMB: 1024 } };
    await expect(create({ ...DESIRED, Specification })).rejects.toMatchObject({
      message:
        "Model validation failed (#/Specification/ComputeResourceRequirements: extraneous key [MinMemoryRequiredInMB] is not permitted)",
    });
  });

  it("is refused without an endpoint", async () => {
    const { EndpointName: _name, ...rest } = DESIRED;
    await expect(create(rest)).rejects.toMatchObject({
      message: "Model validation failed (#: required key [EndpointName] not found)",
    });
  });

  it("takes any variable of a container's environment", async () => {
    const Specification = {
      Container: { Image: "image:1", Environment: { ANY_NAME: "value" } },
      ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 },
    };
    expect((await create({ ...DESIRED, Specification }))?.OperationStatus).toBe("IN_PROGRESS");
  });

  it("is done once for a client token, which is no other request's", async () => {
    const send = (ClientToken: string, desired: object = DESIRED) =>
      cloudcontrol().send(new CreateResourceCommand({ TypeName, ClientToken, DesiredState: JSON.stringify(desired) }));
    const first = await send("one");
    expect((await send("one")).ProgressEvent?.RequestToken).toBe(first.ProgressEvent?.RequestToken);
    await expect(send("one", { ...DESIRED, InferenceComponentName: "other" })).rejects.toMatchObject({
      name: "ClientTokenConflictException",
    });
    expect((await status((await send("two")).ProgressEvent))?.ErrorCode).toBe("AlreadyExists");
  });

  it("is listed by how it ended", async () => {
    const list = async (filter = {}) =>
      (await cloudcontrol().send(new ListResourceRequestsCommand({ ResourceRequestStatusFilter: filter })))
        .ResourceRequestStatusSummaries ?? [];
    await create();
    await create();
    expect(await list()).toHaveLength(2);
    expect(await list({ OperationStatuses: ["IN_PROGRESS"] })).toMatchObject([{ Identifier }]);
    expect(await list({ OperationStatuses: ["FAILED"] })).toMatchObject([{ ErrorCode: "AlreadyExists" }]);
    expect(await list({ Operations: ["DELETE"] })).toEqual([]);
  });

  it("refuses a token that it did not give", async () => {
    await expect(cloudcontrol().send(new ListResourcesCommand({ TypeName, NextToken: "mine" }))).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
  });
});

it("knows no other types", async () => {
  await expect(
    cloudcontrol().send(new CreateResourceCommand({ TypeName: "AWS::S3::Bucket", DesiredState: "{}" })),
  ).rejects.toMatchObject({ name: "TypeNotFoundException" });
});

it("CloudFormation tells the type's schema", async () => {
  const { Schema, ProvisioningType } = await local().sdk.cloudformation.send(
    new DescribeTypeCommand({ Type: "RESOURCE", TypeName }),
  );
  expect(ProvisioningType).toBe("FULLY_MUTABLE");
  expect(JSON.parse(Schema ?? "{}")).toMatchObject({
    typeName: TypeName,
    primaryIdentifier: ["/properties/InferenceComponentArn"],
    writeOnlyProperties: expect.arrayContaining(["/properties/RuntimeConfig/CopyCount"]),
  });
  await expect(
    local().sdk.cloudformation.send(new DescribeTypeCommand({ Type: "RESOURCE", TypeName: "AWS::S3::Bucket" })),
  ).rejects.toMatchObject({ name: "TypeNotFoundException" });
});
