import { GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { UpdateInferenceComponentRuntimeConfigCommand } from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand, type InvokeEndpointCommandInput } from "@aws-sdk/client-sagemaker-runtime";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { createComponent, createConfig, createEndpoint, createModel, hostComponent } from "./support/hosting";
import { useLocal } from "./support/local";

const NO_CAPACITY =
  "Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.";

const local = useLocal();
const invoke = (input: Partial<InvokeEndpointCommandInput> = {}) =>
  local().sdk.runtime.send(
    new InvokeEndpointCommand({
      EndpointName: "llm",
      InferenceComponentName: "llama",
      ContentType: "application/json",
      Body: '{"inputs":"Hello"}',
      ...input,
    }),
  );
async function setCopies(CopyCount: number): Promise<void> {
  await local().sdk.sagemaker.send(
    new UpdateInferenceComponentRuntimeConfigCommand({
      InferenceComponentName: "llama",
      DesiredRuntimeConfig: { CopyCount },
    }),
  );
  local().clock.advance(durations.changeCopies);
}
/** CloudWatch shows a datapoint a minute after its period. */
const refusals = async () => {
  local().clock.advance(120);
  const now = local().clock.now();
  const { Datapoints = [] } = await local().sdk.cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: "AWS/SageMaker",
      MetricName: "NoCapacityInvocationFailures",
      Dimensions: [{ Name: "InferenceComponentName", Value: "llama" }],
      StartTime: new Date(now - 180_000),
      EndTime: new Date(now),
      Period: 60,
      Statistics: ["Sum"],
    }),
  );
  return Datapoints.reduce((total, { Sum = 0 }) => total + Sum, 0);
};

describe("a component with a copy", () => {
  it("answers from a stub container", async () => {
    await hostComponent(local());
    const { Body, ContentType, InvokedProductionVariant } = await invoke();
    expect(Body?.transformToString()).toBe('{"inputs":"Hello"}');
    expect([ContentType, InvokedProductionVariant]).toEqual(["application/json", "AllTraffic"]);
    expect(await refusals()).toBe(0);
  });

  it("serves its adapters", async () => {
    await hostComponent(local());
    await createComponent(local().sdk.sagemaker, {
      InferenceComponentName: "lora",
      Specification: { BaseInferenceComponentName: "llama", Container: { ArtifactUrl: "s3://bucket/lora.tar.gz" } },
      RuntimeConfig: undefined,
    });
    await expect(invoke({ InferenceComponentName: "lora" })).resolves.toBeDefined();
  });
});

describe("a component without a copy", () => {
  it("refuses with a ValidationError, and counts every refusal", async () => {
    await hostComponent(local());
    await setCopies(0);
    await expect(invoke()).rejects.toMatchObject({
      name: "ValidationError",
      message: NO_CAPACITY,
      $metadata: { httpStatusCode: 400 },
    });
    await expect(invoke()).rejects.toThrow();
    expect(await refusals()).toBe(2);
  });

  it("answers again with a copy", async () => {
    await hostComponent(local());
    await setCopies(0);
    await setCopies(1);
    await expect(invoke()).resolves.toBeDefined();
  });

  it("has none while it is being created", async () => {
    await hostComponent(local());
    await createComponent(local().sdk.sagemaker, { InferenceComponentName: "second" });
    await expect(invoke({ InferenceComponentName: "second" })).rejects.toThrow(NO_CAPACITY);
  });
});

describe("a request that no component is meant by", () => {
  it("is refused without a component's name, and is not counted", async () => {
    await hostComponent(local());
    await expect(invoke({ InferenceComponentName: undefined })).rejects.toThrow(
      "Inference Component Name header is required",
    );
    expect(await refusals()).toBe(0);
  });

  it("is refused for an endpoint that does not exist", async () => {
    await expect(invoke({ EndpointName: "other" })).rejects.toMatchObject({
      name: "ValidationError",
      message: "Endpoint other of account 123456789012 not found.",
    });
  });

  it("is answered by a variant with a model of its own", async () => {
    const { sagemaker } = local().sdk;
    await createModel(sagemaker);
    await createConfig(sagemaker, "config", { ModelName: "llama", ManagedInstanceScaling: undefined });
    await createEndpoint(sagemaker);
    local().clock.advance(durations.createEndpoint);
    await expect(invoke({ InferenceComponentName: undefined })).resolves.toMatchObject({
      InvokedProductionVariant: "AllTraffic",
    });
  });
});
