import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateEndpointConfigCommand, UpdateEndpointWeightsAndCapacitiesCommand } from "@aws-sdk/client-sagemaker";
import { InvokeEndpointAsyncCommand, type InvokeEndpointAsyncCommandInput } from "@aws-sdk/client-sagemaker-runtime";
import type { WorldEvent } from "../../src/local-aws/events";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import type { Settings } from "../../src/local-aws/settings";
import { createEndpoint, createModel } from "./support/hosting";
import { type Local, startLocal } from "./support/local";

const SUCCESS = "arn:aws:sns:us-east-1:123456789012:done";
const ERRORS = "arn:aws:sns:us-east-1:123456789012:failed";

let local: Local;
let heard: WorldEvent[] = [];
const start = async (settings: Partial<Settings> = {}, concurrency?: number): Promise<void> => {
  heard = [];
  local = await startLocal({
    settings: { container: { kind: "stub", seconds: 30 }, ...settings },
    listener: (event) => heard.push(event),
  });
  const { sagemaker } = local.sdk;
  await createModel(sagemaker);
  await sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: "config",
      ProductionVariants: [{ VariantName: "AllTraffic", ModelName: "llama", InstanceType: "ml.g5.xlarge" }],
      AsyncInferenceConfig: {
        OutputConfig: {
          S3OutputPath: "s3://bucket/out",
          S3FailurePath: "s3://bucket/failed",
          NotificationConfig: { SuccessTopic: SUCCESS, ErrorTopic: ERRORS },
        },
        ...(concurrency !== undefined && { ClientConfig: { MaxConcurrentInvocationsPerInstance: concurrency } }),
      },
    }),
  );
  await createEndpoint(sagemaker);
  local.clock.advance(durations.createEndpoint);
};
afterEach(async () => {
  await local.stop();
  expect(local.failures).toEqual([]);
});

const invoke = (input: Partial<InvokeEndpointAsyncCommandInput> = {}) =>
  local.sdk.runtime.send(
    new InvokeEndpointAsyncCommand({ EndpointName: "llm", Body: '{"inputs":"Hello"}', InferenceId: "one", ...input }),
  );

async function setInstances(DesiredInstanceCount: number): Promise<void> {
  await local.sdk.sagemaker.send(
    new UpdateEndpointWeightsAndCapacitiesCommand({
      EndpointName: "llm",
      DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount }],
    }),
  );
  local.clock.advance(durations.updateEndpoint);
  await local.aws.tick();
  const unit = "endpoint/llm/variant/AllTraffic";
  local.aws.call("us-east-1").tell({ kind: "capacity", unit, serving: DesiredInstanceCount });
}

/** What an object holds; `undefined` if there is none. */
async function objectAt(path: string): Promise<string | undefined> {
  const response = await fetch(`${local.url}/_local/objects/${path}`);
  return response.status === 404 ? undefined : response.text();
}

/** What was published to topics. */
const messages = () =>
  heard.flatMap((event) => (event.kind === "publish" ? [{ topic: event.topic, ...JSON.parse(event.message) }] : []));

describe("an asynchronous request", () => {
  it("has its answer where it was announced, once an instance has worked on it", async () => {
    await start();
    expect((await invoke()).OutputLocation).toBe("s3://bucket/out/one.out");
    local.clock.advance(29);
    expect(await objectAt("bucket/out/one.out")).toBeUndefined();
    local.clock.advance(1);
    expect(await objectAt("bucket/out/one.out")).toBe('{"inputs":"Hello"}');
  });

  it("is told to the topic of success", async () => {
    await start();
    await invoke({ ContentType: "application/json" });
    local.clock.advance(30);
    await local.aws.tick();
    expect(messages()).toEqual([
      expect.objectContaining({
        topic: SUCCESS,
        invocationStatus: "Completed",
        inferenceId: "one",
        eventName: "InferenceResult",
        requestParameters: { contentType: "application/json", endpointName: "llm" },
        responseParameters: { contentType: "application/json", outputLocation: "s3://bucket/out/one.out" },
      }),
    ]);
  });

  it("waits for an instance, and is answered when there is one", async () => {
    await start();
    await setInstances(0);
    await invoke();
    local.clock.advance(600);
    expect(await objectAt("bucket/out/one.out")).toBeUndefined();
    await setInstances(1);
    local.clock.advance(30);
    expect(await objectAt("bucket/out/one.out")).toBe('{"inputs":"Hello"}');
  });

  it("fails when its time in the queue is over: at the place and the topic of failures", async () => {
    await start();
    await setInstances(0);
    await invoke({ RequestTTLSeconds: 60 });
    local.clock.advance(60);
    expect(await objectAt("bucket/failed/one-error.out")).toContain("expired");
    expect(await objectAt("bucket/out/one.out")).toBeUndefined();
    expect(messages()).toEqual([expect.objectContaining({ topic: ERRORS, invocationStatus: "Failed" })]);
  });

  it("fails when the work on it takes too long", async () => {
    await start();
    await invoke({ InvocationTimeoutSeconds: 20 });
    local.clock.advance(20);
    expect(await objectAt("bucket/failed/one-error.out")).toContain("timed out");
    local.clock.advance(60);
    expect(await objectAt("bucket/out/one.out")).toBeUndefined();
  });

  it.each([
    [1, undefined],
    [2, "second"],
  ])("with %i at a time for an instance", async (concurrency, afterFirst) => {
    await start({}, concurrency);
    await invoke({ InferenceId: "first", Body: "first" });
    await invoke({ InferenceId: "second", Body: "second" });
    local.clock.advance(30);
    expect(await objectAt("bucket/out/first.out")).toBe("first");
    expect(await objectAt("bucket/out/second.out")).toBe(afterFirst);
    local.clock.advance(30);
    expect(await objectAt("bucket/out/second.out")).toBe("second");
  });

  it("has its payload in the request or in S3, and not in both", async () => {
    await start();
    await expect(invoke({ InputLocation: "s3://bucket/input" })).rejects.toMatchObject({ name: "ValidationError" });
    await expect(invoke({ Body: undefined })).rejects.toMatchObject({ name: "ValidationError" });
    await expect(invoke({ Body: undefined, InputLocation: "s3://bucket/input" })).resolves.toBeDefined();
  });
});

describe("objects", () => {
  it("that were put are the inputs of requests", async () => {
    await start();
    const put = await fetch(`${local.url}/_local/objects/bucket/in/one.json`, { method: "PUT", body: "from S3" });
    expect(put.status).toBe(200);
    await invoke({ Body: undefined, InputLocation: "s3://bucket/in/one.json" });
    local.clock.advance(30);
    expect(await objectAt("bucket/out/one.out")).toBe("from S3");
  });

  it("are files of the folder that stands for S3", async () => {
    const objects = mkdtempSync(join(tmpdir(), "objects-"));
    try {
      await start({ objects });
      await invoke();
      local.clock.advance(30);
      await local.aws.tick();
      expect(readFileSync(join(objects, "bucket/out/one.out"), "utf8")).toBe('{"inputs":"Hello"}');
      expect(await objectAt("bucket/out/one.out")).toBe('{"inputs":"Hello"}');
    } finally {
      rmSync(objects, { recursive: true });
    }
  });

  it("stay within the folder", async () => {
    const objects = mkdtempSync(join(tmpdir(), "objects-"));
    try {
      await start({ objects: join(objects, "inner") });
      const put = await fetch(`${local.url}/_local/objects/bucket/..%2F..%2F..%2Foutside`, {
        method: "PUT",
        body: "x",
      });
      expect(put.status).toBe(400);
      expect(existsSync(join(objects, "outside"))).toBe(false);
      expect(await objectAt("bucket/..%2F..%2F..%2Fetc%2Fhostname")).toBeUndefined();
    } finally {
      rmSync(objects, { recursive: true });
    }
  });
});
