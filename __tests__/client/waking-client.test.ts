import {
  CapacityTimeout,
  Duration,
  type WaitingProgress,
  WakingClient,
  type WakingClientOptions,
  type WakingRequest,
} from "../../src/client";
import { useLocal } from "../local-aws/support/local";
import { pass } from "../local-aws/support/scaling";
import { asleep, asleepForGood, REQUEST, setCopies } from "./support/asleep";
import { WaitedTime } from "./support/waited-time";

const local = useLocal();
let time: WaitedTime;

/** A client, as one of several of the process. */
function connect(options: WakingClientOptions = {}): WakingClient {
  const { runtime, sagemaker, scaling } = local().sdk;
  time = new WaitedTime(local());
  time.watch(runtime);
  return new WakingClient({ runtime, sagemaker, scaling, time, ...options });
}
const wait = (change: Partial<WakingRequest> = {}): WakingRequest => ({
  ...REQUEST,
  waitForCapacity: Duration.minutes(20),
  ...change,
});
const failure = (answer: Promise<unknown>): Promise<CapacityTimeout> =>
  time.until(answer).then(
    () => {
      throw new Error("it was answered");
    },
    (error: unknown) => {
      if (error instanceof CapacityTimeout) {
        return error;
      }
      throw error;
    },
  );
const calls = (service: string) =>
  local()
    .aws.journal.entries()
    .filter((entry) => entry.service === service)
    .map(({ operation }) => operation);

describe("WakingClient", () => {
  it("answers from an endpoint that sleeps, and reports what the request waited for", async () => {
    await asleep(local());
    const seen: WaitingProgress[] = [];
    const client = connect();
    const begin = local().clock.now();
    const { Body, coldStart } = await time.until(client.invoke(wait({ onWaiting: (one) => seen.push(one) })));
    expect(Body?.transformToString()).toBe('{"inputs":"Hello"}');
    expect(coldStart.waited.toSeconds()).toBe((local().clock.now() - begin) / 1000);
    expect(coldStart.waited.toMinutes()).toBeGreaterThan(2);
    expect(coldStart.attempts).toBe(time.requests.length);
    expect(seen.map(({ attempts }) => attempts)).toEqual(seen.map((_, index) => index + 1));
    expect(seen.map(({ waited }) => waited.toSeconds()).slice(0, 3)).toEqual([0, 15, 30]);
    expect(seen).toHaveLength(coldStart.attempts - 1);
  });

  it("reports no wait while the endpoint is awake", async () => {
    await asleepForGood(local());
    await setCopies(local(), 1);
    await pass(local(), 1800);
    const client = connect();
    const { coldStart } = await time.until(client.invoke(wait()));
    expect([coldStart.waited.toSeconds(), coldStart.attempts]).toEqual([0, 1]);
    expect(time.sleeping).toBe(0);
  });

  it("answers with a stream", async () => {
    await asleep(local());
    const client = connect();
    const { Body, coldStart } = await time.until(client.invokeWithResponseStream(wait()));
    const parts: string[] = [];
    for await (const { PayloadPart } of Body ?? []) {
      parts.push(Buffer.from(PayloadPart?.Bytes ?? []).toString());
    }
    expect([parts.join(""), coldStart.attempts > 5]).toEqual(['{"inputs":"Hello"}', true]);
  });

  it("sends one request an interval for a hundred callers of several clients, and answers each once", async () => {
    await asleep(local());
    const first = connect();
    const second = new WakingClient({ runtime: local().sdk.runtime, time });
    const begin = local().clock.now();
    const callers = [first.invoke(wait())];
    await time.sent(1);
    const others = Array.from({ length: 99 }, (_, index) => (index % 2 === 0 ? first : second).invoke(wait()));
    const answers = await time.until(Promise.all([...callers, ...others]));
    expect(answers.map(({ Body }) => Body?.transformToString())).toEqual(Array(100).fill('{"inputs":"Hello"}'));
    const seconds = (local().clock.now() - begin) / 1000;
    const polls = Math.ceil(seconds / 15) + 1;
    // One a poll. The last one is answered, and the 99 others follow.
    expect(time.requests.length).toBeLessThanOrEqual(polls + 99);
    expect(answers.reduce((total, { coldStart }) => total + coldStart.attempts, 0)).toBe(time.requests.length);
    expect(time.sleeping).toBe(0);
  });

  it("throttling, errors of the service and dropped connections do not end a wait", async () => {
    await asleep(local());
    const client = connect();
    let refusals = 0;
    const onWaiting = () => {
      refusals += 1;
      if (refusals === 1) {
        local().aws.faults.add([
          { operation: "InvokeEndpoint", times: 1, effect: { kind: "throttle" } },
          { operation: "InvokeEndpoint", times: 1, effect: { kind: "drop" } },
          {
            operation: "InvokeEndpoint",
            times: 1,
            effect: { kind: "error", code: "ServiceUnavailable", message: "later", status: 503 },
          },
        ]);
      }
    };
    const { coldStart } = await time.until(client.invoke(wait({ onWaiting })));
    expect(coldStart.attempts).toBeGreaterThan(4);
  });

  it("passes on errors that are about the request", async () => {
    await asleep(local());
    const client = connect();
    await expect(time.until(client.invoke(wait({ EndpointName: "other" })))).rejects.toThrow("not found");
    expect(time.requests).toHaveLength(1);
  });

  it("ends at once if its signal does, and another caller sends its request in its place", async () => {
    await asleep(local());
    const client = connect();
    const controller = new AbortController();
    const gone = client.invoke(wait({ abortSignal: controller.signal }));
    const outcome = gone.catch((error: Error) => error.name);
    const stays = client.invoke(wait());
    while (time.sleeping < 3) {
      await new Promise(setImmediate);
    }
    controller.abort();
    expect(await outcome).toBe("AbortError");
    expect((await time.until(stays)).coldStart.attempts).toBeGreaterThan(5);
    expect(time.sleeping).toBe(0);
  });

  it("fails a caller whose onWaiting throws, and no other", async () => {
    await asleep(local());
    const client = connect();
    const broken = client.invoke(
      wait({
        onWaiting: () => {
          throw new Error("mine");
        },
      }),
    );
    const sound = client.invoke(wait());
    await expect(time.until(broken)).rejects.toThrow("mine");
    expect((await time.until(sound)).$metadata.httpStatusCode).toBe(200);
  });
});

describe("CapacityTimeout", () => {
  it("says that nothing wakes the component, from two calls for all callers", async () => {
    await asleepForGood(local());
    const client = connect();
    local().aws.journal.clear();
    const waitForCapacity = Duration.minutes(3);
    const errors = await Promise.all(
      Array.from({ length: 10 }, () => client.invoke(wait({ waitForCapacity }))).map((answer) => failure(answer)),
    );
    expect(new Set(errors.map(({ reason }) => reason))).toEqual(new Set(["not wired"]));
    expect(errors[0]?.message).toContain(
      "Inference component llama of endpoint llm had no capacity within 3 min: not wired. No copy is wanted.",
    );
    expect(errors[0]?.waited.toMinutes()).toBe(3);
    expect([...calls("sagemaker"), ...calls("application-autoscaling")]).toEqual([
      "DescribeInferenceComponent",
      "DescribeScalingActivities",
    ]);
  });

  it("says that instances start, and then that the model is loading", async () => {
    await asleepForGood(local());
    const client = connect();
    await setCopies(local(), 1);
    const reasons: string[] = [];
    for (let minute = 0; minute < 8; minute += 1) {
      const answer = client.invoke(wait({ waitForCapacity: Duration.minutes(1) }));
      reasons.push(await time.until(answer.then(() => "answered")).catch((error: CapacityTimeout) => error.reason));
    }
    const different = reasons.filter((reason, index) => reason !== reasons[index - 1]);
    expect(different).toEqual(["starting", "loading", "answered"]);
  });

  it.each(["drought", "quota"] as const)("says that it is a %s", async (kind) => {
    await asleep(local());
    const client = connect();
    local().aws.faults.add([{ effect: { kind } }]);
    const error = await failure(client.invoke(wait({ waitForCapacity: Duration.hours(1) })));
    expect([error.reason, error.attempts]).toEqual([kind, expect.any(Number)]);
    expect(error.message).toMatch(
      kind === "quota" ? /AWS says: .*service limit/ : /no instance is in service after \d+ min/,
    );
  });

  it("says that the role may not ask", async () => {
    await asleepForGood(local());
    const client = connect();
    const effect = { kind: "error", code: "AccessDeniedException", message: "not authorized", status: 400 } as const;
    local().aws.faults.add([{ operation: "DescribeInferenceComponent", effect }]);
    const error = await failure(client.invoke(wait({ waitForCapacity: Duration.seconds(0) })));
    expect(error).toMatchObject({ reason: "unknown", attempts: 1, name: "CapacityTimeout" });
    expect(error.message).toContain("AWS did not say why: not authorized");
  });
});
