import { Readable } from "node:stream";
import {
  InvokeEndpointCommand,
  type InvokeEndpointCommandInput,
  InvokeEndpointWithResponseStreamCommand,
  SageMakerRuntimeClient,
} from "@aws-sdk/client-sagemaker-runtime";
import { type CapacityRetryOptions, CapacityRetryStrategy, Duration } from "../../src/client";
import { signals } from "../../src/client/signals";
import { configFor, useLocal } from "../local-aws/support/local";
import { asleep, asleepForGood, REQUEST, setCopies } from "./support/asleep";
import { WaitedTime } from "./support/waited-time";

// The storage is that of the worker: later test files run without it.
afterAll(() => signals.disable());

const local = useLocal();
let time: WaitedTime;
let client: SageMakerRuntimeClient;

/** A client of the SDK with the strategy, as people set it up. */
function connect(options: Partial<CapacityRetryOptions> = {}, chance?: number): void {
  time = new WaitedTime(local(), chance);
  const retryStrategy = new CapacityRetryStrategy({ waitForCapacity: Duration.minutes(20), time, ...options });
  const { maxAttempts: _, ...config } = configFor(local().url, "us-east-1");
  client = new SageMakerRuntimeClient({ ...config, retryStrategy });
  client.middlewareStack.use(retryStrategy);
  time.watch(client);
}
afterEach(() => client?.destroy());

const invoke = (input: Partial<InvokeEndpointCommandInput> = {}, abortSignal?: AbortSignal) =>
  client.send(new InvokeEndpointCommand({ ...REQUEST, ...input }), { abortSignal });

describe("a client with a CapacityRetryStrategy", () => {
  it("gets an answer from an endpoint that sleeps, once it is awake", async () => {
    await asleep(local());
    connect();
    const { Body, $metadata } = await time.until(invoke());
    expect(Body?.transformToString()).toBe('{"inputs":"Hello"}');
    const seconds = ($metadata.totalRetryDelay ?? 0) / 1000;
    expect(seconds).toBeGreaterThan(120);
    expect(seconds).toBeLessThan(600);
    expect($metadata.attempts).toBe(time.requests.length);
    expect(time.requests.length).toBe(1 + Math.ceil(seconds / 15));
  });

  it("does the same for a response stream", async () => {
    await asleep(local());
    connect();
    const { Body } = await time.until(client.send(new InvokeEndpointWithResponseStreamCommand(REQUEST)));
    const parts: string[] = [];
    for await (const { PayloadPart } of Body ?? []) {
      parts.push(Buffer.from(PayloadPart?.Bytes ?? []).toString());
    }
    expect(parts.join("")).toBe('{"inputs":"Hello"}');
    expect(time.requests.length).toBeGreaterThan(5);
  });

  it("answers at once while awake", async () => {
    await asleepForGood(local());
    connect();
    await time.until(invoke().catch(() => undefined));
    expect(time.sleeps.length).toBeGreaterThan(0);
    connect();
    await setCopies(local(), 1);
    local().clock.advance(1800);
    expect((await time.until(invoke())).$metadata).toMatchObject({ attempts: 1, totalRetryDelay: 0 });
    expect(time.sleeps).toEqual([]);
  });

  it("fails with the refusal at its time limit, after a last attempt then", async () => {
    await asleepForGood(local());
    connect({ waitForCapacity: Duration.seconds(40) });
    const begin = local().clock.now();
    await expect(time.until(invoke())).rejects.toMatchObject({
      name: "ValidationError",
      message: expect.stringContaining("has no capacity to process this request"),
      $metadata: { attempts: 4, totalRetryDelay: 40_000 },
    });
    expect(time.requests.map((at) => (at - begin) / 1000)).toEqual([0, 15, 30, 40]);
  });

  it("sends once if it may not wait", async () => {
    await asleepForGood(local());
    connect({ waitForCapacity: Duration.seconds(0) });
    await expect(time.until(invoke())).rejects.toThrow("no capacity");
    expect(time.requests).toHaveLength(1);
  });

  it.each([
    [0, 5],
    [0.999, 15],
  ])("pauses between half and one and a half times the interval (chance %d)", async (chance, seconds) => {
    await asleepForGood(local());
    connect({ waitForCapacity: Duration.seconds(30), pollInterval: Duration.seconds(10) }, chance);
    await expect(time.until(invoke())).rejects.toThrow("no capacity");
    expect(Math.round((time.sleeps[0] ?? 0) / 100) / 10).toBe(seconds);
  });

  it("leaves other errors of the same name to the SDK: an unknown endpoint is not sent again", async () => {
    connect();
    await expect(time.until(invoke({ EndpointName: "other" }))).rejects.toMatchObject({
      name: "ValidationError",
      message: expect.stringContaining("not found"),
      $metadata: { attempts: 1 },
    });
    expect(time.sleeps).toEqual([]);
  });

  it("survives throttling, errors of the service and dropped connections as the SDK does, also while it waits", async () => {
    await asleep(local());
    connect();
    const fault = (effect: Parameters<ReturnType<typeof local>["aws"]["faults"]["add"]>[0][number]["effect"]) =>
      local().aws.faults.add([{ operation: "InvokeEndpoint", times: 1, effect }]);
    fault({ kind: "throttle" });
    fault({ kind: "error", code: "ServiceUnavailable", message: "later", status: 503 });
    const answer = invoke();
    const { $metadata } = await time.until(answer);
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("gives up other errors after the attempts of the wrapped strategy", async () => {
    await asleep(local());
    connect();
    local().aws.faults.add([
      {
        operation: "InvokeEndpoint",
        effect: { kind: "error", code: "ServiceUnavailable", message: "later", status: 503 },
      },
    ]);
    await expect(time.until(invoke())).rejects.toMatchObject({
      name: "ServiceUnavailable",
      $metadata: { attempts: 3 },
    });
  });

  it("ends at once if its signal does, and leaves no timer behind", async () => {
    await asleepForGood(local());
    connect();
    const controller = new AbortController();
    const answer = invoke({}, controller.signal);
    answer.catch(() => undefined);
    while (time.sleeping === 0) {
      await new Promise(setImmediate);
    }
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    expect(time.sleeping).toBe(0);
    expect(time.requests).toHaveLength(1);
  });

  it.each([
    ["stream", Readable.from([Buffer.from("{}")])],
    ["web stream", new Blob(["{}"]).stream()],
  ])("refuses a body that is a %s before it sends anything", async (kind, body) => {
    connect();
    const input: InvokeEndpointCommandInput = { ...REQUEST };
    // Programs in JavaScript give anything.
    Object.assign(input, { Body: body });
    await expect(invoke(input)).rejects.toThrow(
      `Body is a ${kind}. It cannot be sent again after a refusal. Read it into a Buffer first.`,
    );
    expect(time.requests).toEqual([]);
  });
});

describe("CapacityRetryStrategy", () => {
  it.each([
    [
      Duration.days(2),
      "waitForCapacity is 48 h. It must be a Duration from 0 s to 1 day, such as Duration.minutes(15).",
    ],
    [Duration.seconds(-1), "waitForCapacity is -1 s. It must be"],
    [Duration.minutes(Number.NaN), "waitForCapacity is Duration.minutes(NaN). It must be"],
  ])("refuses a time limit of %s", (waitForCapacity, message) => {
    expect(() => new CapacityRetryStrategy({ waitForCapacity })).toThrow(message);
  });

  it("refuses a pause of nothing, which would flood the endpoint", () => {
    const options = { waitForCapacity: Duration.minutes(1), pollInterval: Duration.seconds(0) };
    expect(() => new CapacityRetryStrategy(options)).toThrow("pollInterval is 0 s. It must be a Duration from 1 s");
  });
});
