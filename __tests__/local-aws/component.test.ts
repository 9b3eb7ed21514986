import {
  DeleteEndpointConfigCommand,
  DeleteInferenceComponentCommand,
  DescribeInferenceComponentCommand,
  ListInferenceComponentsCommand,
  ListTagsCommand,
  UpdateInferenceComponentCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from "@aws-sdk/client-sagemaker";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import {
  createComponent,
  createConfig,
  createEndpoint,
  createModel,
  hostComponent,
  hostEndpoint,
} from "./support/hosting";
import { useLocal } from "./support/local";

const ARN = "arn:aws:sagemaker:us-east-1:123456789012";
const COMPONENT = `${ARN}:inference-component/llama`;
const local = useLocal();
const sagemaker = () => local().sdk.sagemaker;
const byName = { InferenceComponentName: "llama" };
const describeComponent = (InferenceComponentName = "llama") =>
  sagemaker().send(new DescribeInferenceComponentCommand({ InferenceComponentName }));
const setCopies = (CopyCount: number) =>
  sagemaker().send(
    new UpdateInferenceComponentRuntimeConfigCommand({ ...byName, DesiredRuntimeConfig: { CopyCount } }),
  );
const remove = (InferenceComponentName = "llama") =>
  sagemaker().send(new DeleteInferenceComponentCommand({ InferenceComponentName }));

describe("an inference component that is created", () => {
  beforeEach(() => hostEndpoint(local()));

  it("is Creating without a copy, and then InService with its copies", async () => {
    await createComponent(sagemaker(), { RuntimeConfig: { CopyCount: 2 } });
    expect(await describeComponent()).toMatchObject({
      InferenceComponentStatus: "Creating",
      RuntimeConfig: { DesiredCopyCount: 2, CurrentCopyCount: 0 },
    });
    local().clock.advance(durations.createComponent);
    expect(await describeComponent()).toMatchObject({
      InferenceComponentArn: COMPONENT,
      EndpointName: "llm",
      EndpointArn: `${ARN}:endpoint/llm`,
      VariantName: "AllTraffic",
      InferenceComponentStatus: "InService",
      RuntimeConfig: { DesiredCopyCount: 2, CurrentCopyCount: 2 },
      Specification: { ModelName: "llama", ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } },
    });
  });

  it("ends up Failed with the reason of a fault", async () => {
    const reason = "The container did not pass the ping health check.";
    local().aws.faults.add([{ operation: "CreateInferenceComponent", effect: { kind: "fail", reason } }]);
    await createComponent(sagemaker());
    local().clock.advance(durations.createComponent);
    expect(await describeComponent()).toMatchObject({
      InferenceComponentStatus: "Failed",
      FailureReason: reason,
      RuntimeConfig: { CurrentCopyCount: 0 },
    });
  });

  it("cannot start with 0 copies", async () => {
    await expect(createComponent(sagemaker(), { RuntimeConfig: { CopyCount: 0 } })).rejects.toMatchObject({
      name: "ValidationException",
      message: "Inference components copy count an integer larger than 0",
    });
  });

  it("cannot be larger than an instance", async () => {
    const specification = {
      ModelName: "llama",
      ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 8, MinMemoryRequiredInMb: 1024 },
    };
    await expect(createComponent(sagemaker(), { Specification: specification })).rejects.toMatchObject({
      message:
        "There is not enough hardware resources on the instances for this endpoint to create a copy of the inference component.",
    });
  });

  it("needs a model that exists", async () => {
    await expect(createComponent(sagemaker(), { Specification: { ModelName: "other" } })).rejects.toMatchObject({
      message: `Could not find model "${ARN}:model/other".`,
    });
  });

  it("needs an endpoint that exists", async () => {
    await expect(createComponent(sagemaker(), { EndpointName: "other" })).rejects.toMatchObject({
      message: `Could not find endpoint "${ARN}:endpoint/other".`,
    });
  });

  it("needs a variant that exists", async () => {
    await expect(createComponent(sagemaker(), { VariantName: "other" })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("needs a name of its own", async () => {
    await createComponent(sagemaker());
    await expect(createComponent(sagemaker())).rejects.toMatchObject({
      message: `Cannot create already existing inference component "${COMPONENT}".`,
    });
  });

  it("keeps its tags", async () => {
    await createComponent(sagemaker(), { Tags: [{ Key: "team", Value: "inference" }] });
    const { Tags } = await sagemaker().send(new ListTagsCommand({ ResourceArn: COMPONENT }));
    expect(Tags).toEqual([{ Key: "team", Value: "inference" }]);
  });
});

it("does not need the configuration that its endpoint runs", async () => {
  await hostEndpoint(local());
  await sagemaker().send(new DeleteEndpointConfigCommand({ EndpointConfigName: "config" }));
  await expect(createComponent(sagemaker())).resolves.toBeDefined();
});

it("waits for an endpoint that is still Creating", async () => {
  await createModel(sagemaker());
  await createConfig(sagemaker());
  await createEndpoint(sagemaker());
  await createComponent(sagemaker());
  // 105 s until the instance is there, and 158 s until the copy serves.
  local().clock.advance(262);
  expect((await describeComponent()).InferenceComponentStatus).toBe("Creating");
  local().clock.advance(1);
  expect((await describeComponent()).InferenceComponentStatus).toBe("InService");
});

it("is refused by an endpoint whose variant has a model", async () => {
  await createModel(sagemaker());
  await createConfig(sagemaker(), "config", { ModelName: "llama", ManagedInstanceScaling: undefined });
  await createEndpoint(sagemaker());
  await expect(createComponent(sagemaker())).rejects.toMatchObject({
    name: "ValidationException",
    message: expect.stringContaining("Inference Components are not supported in this Endpoint"),
  });
});

it("cannot be described when it does not exist", async () => {
  await expect(describeComponent("other")).rejects.toMatchObject({
    name: "ValidationException",
    message: `Could not find inference component "${ARN}:inference-component/other".`,
  });
});

describe("an inference component in service", () => {
  beforeEach(() => hostComponent(local()));

  it("goes to 0 copies at once and stays InService", async () => {
    await setCopies(0);
    expect(await describeComponent()).toMatchObject({
      InferenceComponentStatus: "InService",
      RuntimeConfig: { DesiredCopyCount: 0, CurrentCopyCount: 0 },
    });
  });

  it("ends up Failed, with the copies that it had, when a change of copies fails", async () => {
    const reason = "Unable to provision requested ML compute capacity.";
    local().aws.faults.add([
      { operation: "UpdateInferenceComponentRuntimeConfig", resource: "llama", effect: { kind: "fail", reason } },
    ]);
    await setCopies(3);
    local().clock.advance(durations.changeCopies);
    expect(await describeComponent()).toMatchObject({
      InferenceComponentStatus: "Failed",
      FailureReason: reason,
      RuntimeConfig: { DesiredCopyCount: 1, CurrentCopyCount: 1 },
    });
  });

  it("takes one change of copies at a time", async () => {
    await setCopies(2);
    await expect(setCopies(1)).rejects.toMatchObject({
      name: "ValidationException",
      message: `Cannot update inference component "${COMPONENT}" while it is in state UPDATE_RC_IN_PROGRESS.`,
    });
  });

  it("cannot be deleted while its copies change", async () => {
    await setCopies(2);
    await expect(remove()).rejects.toMatchObject({
      message: `Cannot delete inference component "${COMPONENT}" while it is in state UPDATE_RC_IN_PROGRESS.`,
    });
  });

  it("runs another specification after an update", async () => {
    await createModel(sagemaker(), "mistral");
    await sagemaker().send(new UpdateInferenceComponentCommand({ ...byName, Specification: { ModelName: "mistral" } }));
    expect((await describeComponent()).Specification?.ModelName).toBe("llama");
    local().clock.advance(durations.updateComponent);
    expect(await describeComponent()).toMatchObject({
      InferenceComponentStatus: "InService",
      Specification: { ModelName: "mistral" },
    });
  });

  it("keeps its specification when an update rolls back", async () => {
    const reason = "Alarms were in ALARM.";
    local().aws.faults.add([{ operation: "UpdateInferenceComponent", effect: { kind: "rollback", reason } }]);
    await createModel(sagemaker(), "mistral");
    await sagemaker().send(new UpdateInferenceComponentCommand({ ...byName, Specification: { ModelName: "mistral" } }));
    local().clock.advance(durations.updateComponent);
    expect(await describeComponent()).toMatchObject({
      InferenceComponentStatus: "InService",
      FailureReason: reason,
      Specification: { ModelName: "llama" },
    });
  });

  it("is Deleting, and then gone", async () => {
    await remove();
    expect((await describeComponent()).InferenceComponentStatus).toBe("Deleting");
    local().clock.advance(durations.deleteComponent);
    await expect(describeComponent()).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("cannot be deleted before its adapters", async () => {
    await createComponent(sagemaker(), {
      InferenceComponentName: "lora",
      Specification: { BaseInferenceComponentName: "llama", Container: { ArtifactUrl: "s3://bucket/lora.tar.gz" } },
      RuntimeConfig: undefined,
    });
    await expect(remove()).rejects.toMatchObject({
      message: expect.stringContaining("is a base inference component"),
    });
    local().clock.advance(durations.createComponent);
    await remove("lora");
    local().clock.advance(durations.deleteComponent);
    await expect(remove()).resolves.toBeDefined();
  });

  it("is listed with its endpoint", async () => {
    const list = async (EndpointNameEquals: string) =>
      (await sagemaker().send(new ListInferenceComponentsCommand({ EndpointNameEquals }))).InferenceComponents ?? [];
    expect((await list("llm")).map(({ InferenceComponentName }) => InferenceComponentName)).toEqual(["llama"]);
    expect(await list("other")).toEqual([]);
  });
});

it("cannot be deleted while it is being created", async () => {
  await hostEndpoint(local());
  await createComponent(sagemaker());
  await expect(remove()).rejects.toMatchObject({
    message: `Cannot delete inference component "${COMPONENT}" while it is in state CREATE_IN_PROGRESS.`,
  });
});
