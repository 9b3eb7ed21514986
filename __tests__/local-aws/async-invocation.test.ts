import { GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { CreateEndpointConfigCommand, UpdateEndpointWeightsAndCapacitiesCommand } from "@aws-sdk/client-sagemaker";
import {
  InvokeEndpointAsyncCommand,
  type InvokeEndpointAsyncCommandInput,
  InvokeEndpointCommand,
} from "@aws-sdk/client-sagemaker-runtime";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { createEndpoint, createModel, hostEndpoint } from "./support/hosting";
import { useLocal } from "./support/local";

const local = useLocal();
const invoke = (input: Partial<InvokeEndpointAsyncCommandInput> = {}) =>
  local().sdk.runtime.send(
    new InvokeEndpointAsyncCommand({ EndpointName: "llm", InputLocation: "s3://bucket/input.json", ...input }),
  );

async function hostQueue(OutputConfig = { S3OutputPath: "s3://bucket/out/", S3FailurePath: "s3://bucket/failed" }) {
  const { sagemaker } = local().sdk;
  await createModel(sagemaker);
  await sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: "config",
      ProductionVariants: [{ VariantName: "AllTraffic", ModelName: "llama", InstanceType: "ml.g5.xlarge" }],
      AsyncInferenceConfig: { OutputConfig },
    }),
  );
  await createEndpoint(sagemaker);
  local().clock.advance(durations.createEndpoint);
}

async function setInstances(DesiredInstanceCount: number): Promise<void> {
  await local().sdk.sagemaker.send(
    new UpdateEndpointWeightsAndCapacitiesCommand({
      EndpointName: "llm",
      DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount }],
    }),
  );
  local().clock.advance(durations.updateEndpoint);
}

/** The last datapoint, which CloudWatch shows a minute after its period. */
const latest = async (MetricName: string) => {
  local().clock.advance(120);
  const now = local().clock.now();
  const { Datapoints = [] } = await local().sdk.cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: "AWS/SageMaker",
      MetricName,
      Dimensions: [{ Name: "EndpointName", Value: "llm" }],
      StartTime: new Date(now - 180_000),
      EndTime: new Date(now),
      Period: 60,
      Statistics: ["Maximum"],
    }),
  );
  return [...Datapoints].sort((one, other) => Number(one.Timestamp) - Number(other.Timestamp)).at(-1)?.Maximum;
};

describe("a request to an asynchronous endpoint", () => {
  it("is queued, and told where its answer will be", async () => {
    await hostQueue();
    const answer = await invoke({ InferenceId: "request-1" });
    expect(answer).toMatchObject({
      InferenceId: "request-1",
      OutputLocation: "s3://bucket/out/request-1.out",
      FailureLocation: "s3://bucket/failed/request-1-error.out",
      $metadata: { httpStatusCode: 202 },
    });
  });

  it("has an id of its own without one, and a file of the name that it asks for", async () => {
    await hostQueue();
    const [one, other] = [await invoke(), await invoke({ Filename: "answer.json" })];
    expect(one.InferenceId).not.toBe(other.InferenceId);
    expect(one.OutputLocation).toBe(`s3://bucket/out/${one.InferenceId}.out`);
    expect(other.OutputLocation).toBe("s3://bucket/out/answer.json");
  });

  it("waits while there is no instance, which the metrics tell, until its time is over", async () => {
    await hostQueue();
    await setInstances(0);
    await invoke({ RequestTTLSeconds: 600 });
    await invoke({ RequestTTLSeconds: 3600 });
    expect([await latest("HasBacklogWithoutCapacity"), await latest("ApproximateBacklogSize")]).toEqual([1, 2]);
    local().clock.advance(600);
    expect([await latest("HasBacklogWithoutCapacity"), await latest("ApproximateBacklogSize")]).toEqual([1, 1]);
    local().clock.advance(3600);
    expect([await latest("HasBacklogWithoutCapacity"), await latest("ApproximateBacklogSize")]).toEqual([0, 0]);
  });

  it("is worked on at once with an instance, so that none waits without capacity", async () => {
    await hostQueue();
    await invoke();
    expect(await latest("HasBacklogWithoutCapacity")).toBe(0);
    local().clock.advance(120);
    expect(await latest("ApproximateBacklogSize")).toBe(0);
  });

  it.each<[string, Partial<InvokeEndpointAsyncCommandInput>]>([
    ["an input that is nowhere", { InputLocation: "input.json" }],
    ["a time to wait of less than a minute", { RequestTTLSeconds: 59 }],
    ["a time to run of more than an hour", { InvocationTimeoutSeconds: 3601 }],
    ["a file with two dots", { Filename: "a.b.c" }],
    ["an endpoint that does not exist", { EndpointName: "other" }],
  ])("is refused for %s", async (_what, input) => {
    await hostQueue();
    await expect(invoke(input)).rejects.toMatchObject({ name: "ValidationError", $metadata: { httpStatusCode: 400 } });
  });

  it("takes the bounds of its times", async () => {
    await hostQueue();
    await expect(invoke({ RequestTTLSeconds: 60, InvocationTimeoutSeconds: 3600 })).resolves.toBeDefined();
    await expect(invoke({ RequestTTLSeconds: 21_600, InvocationTimeoutSeconds: 1 })).resolves.toBeDefined();
  });

  it("cannot be answered at once", async () => {
    await hostQueue();
    const now = new InvokeEndpointCommand({ EndpointName: "llm", Body: "{}" });
    await expect(local().sdk.runtime.send(now)).rejects.toMatchObject({ name: "ValidationError" });
  });
});

it("an endpoint without a queue takes no asynchronous request", async () => {
  await hostEndpoint(local());
  await expect(invoke()).rejects.toMatchObject({
    name: "ValidationError",
    message: "Endpoint llm of account 123456789012 is not an asynchronous endpoint.",
  });
});

it("answers where the result will be, in a folder of any name", async () => {
  await hostQueue({ S3OutputPath: "s3://bucket/\u8a71/", S3FailurePath: "s3://bucket/\u8a71" });
  const { OutputLocation = "" } = await invoke();
  // Node.js reads headers as Latin-1.
  expect(Buffer.from(OutputLocation, "latin1").toString("utf8")).toMatch(/^s3:\/\/bucket\/\u8a71\/.+\.out$/);
});
