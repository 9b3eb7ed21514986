import { FakeAws, refusal } from "./support/fake-aws";
import { invoke, invokeFailing } from "./support/run";

const sleep = { action: "sleep" };
const update = "UpdateInferenceComponentRuntimeConfig";
const minuteMs = 60_000;

describe("an update in progress", () => {
  it("is waited for", async () => {
    const aws = new FakeAws({ a: { copies: 2, busyForMs: 5 * minuteMs } });
    expect(await invoke(aws, sleep)).toEqual([{ name: "a", outcome: "asleep", from: 2, to: 0 }]);
  });

  it("is asked about at growing intervals of at most 30 seconds", async () => {
    const aws = new FakeAws({ a: { busyForMs: 2 * minuteMs } });
    await invoke(aws, sleep);
    // A random number of 0.5 takes a quarter off.
    expect(aws.pauses).toEqual([750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 22_500, 22_500, 22_500]);
  });

  it("is given up before Lambda stops the function", async () => {
    const aws = new FakeAws({ a: { busyForMs: 20 * minuteMs } });
    const start = aws.clock.now();
    const { message, components } = await invokeFailing(aws, sleep, 10 * minuteMs);
    expect(aws.clock.now() - start).toBeLessThanOrEqual(10 * minuteMs - 30_000);
    expect(message).toMatch(
      /^1 of 1 inference components of endpoint llm failed to sleep: a \(gave up after \d+ attempts/,
    );
    expect(message).toContain("while it is in state UPDATE_RC_IN_PROGRESS");
    expect(components).toMatchObject([{ name: "a", outcome: "failed", from: 1 }]);
  });

  it("does not make other components wait", async () => {
    const stuck = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`stuck-${n}`, { busyForMs: 60 * minuteMs }]));
    const aws = new FakeAws({ ...stuck, last: { copies: 2 } });
    const start = aws.clock.now();
    await invokeFailing(aws, sleep);
    const last = aws.calls.find(({ operation, name }) => operation === update && name === "last");
    expect((last?.at ?? 0) - start).toBeLessThan(minuteMs);
    expect(last?.at).toBeGreaterThanOrEqual(start);
  });

  it("gets one attempt from a function with hardly any time", async () => {
    const aws = new FakeAws({ a: {}, b: { busyForMs: minuteMs } });
    await invokeFailing(aws, sleep, 3_000);
    expect(aws.sent(update)).toEqual(["a", "b"]);
    expect(aws.component("a").copies).toBe(0);
  });
});

describe("an error that passes", () => {
  it.each([
    ["throttling", refusal("ThrottlingException", "Rate exceeded")],
    ["a concurrent registration", refusal("ConcurrentUpdateException", "pending update")],
    ["an internal error", refusal("InternalFailure", "oops", 500)],
    ["an unavailable service", refusal("ServiceUnavailable", "later", 503)],
    ["a broken connection", Object.assign(new Error("socket hang up"), { code: "ECONNRESET" })],
    ["a timeout", Object.assign(new Error("too slow"), { name: "TimeoutError" })],
  ])("is repeated in every operation: %s", async (_, error) => {
    const aws = new FakeAws({ a: { copies: 2, target: { min: 1, max: 2 } } }).intercept((_call, attempt) =>
      attempt === 1 ? error : undefined,
    );
    expect(await invoke(aws, sleep)).toMatchObject([{ outcome: "asleep", from: 2, to: 0 }]);
  });

  it("is not repeated when it does not pass", async () => {
    const aws = new FakeAws({ a: {} }).intercept(({ operation }) =>
      operation === update ? refusal("AccessDeniedException", "not authorized to perform it") : undefined,
    );
    const { message } = await invokeFailing(aws, sleep);
    expect(message).toContain("a (AccessDeniedException: not authorized to perform it)");
    expect(aws.sent(update)).toEqual(["a"]);
  });
});

describe("a component that disappears", () => {
  it("before it is looked at, is reported as gone", async () => {
    const aws = new FakeAws({ a: {}, b: {} });
    aws.intercept(({ operation }) => {
      if (operation === "ListInferenceComponents") {
        setImmediate(() => delete aws.components.a);
      }
      return undefined;
    });
    expect(await invoke(aws, sleep)).toEqual([
      { name: "a", outcome: "gone" },
      { name: "b", outcome: "asleep", from: 1, to: 0 },
    ]);
  });

  it.each(["ListTags", "AddTags", "RegisterScalableTarget", update])(
    "under %s, is reported as gone, whatever words that call has for it",
    async (operation) => {
      const aws = new FakeAws({ a: { target: { min: 1, max: 2 } }, b: {} });
      aws.intercept((call) => {
        if (call.operation === operation && call.name === "a") {
          delete aws.components.a;
          return refusal("ValidationException", "words of its own");
        }
        return undefined;
      });
      expect(await invoke(aws, sleep)).toEqual([
        { name: "a", outcome: "gone" },
        { name: "b", outcome: "asleep", from: 1, to: 0 },
      ]);
    },
  );

  it("is gone as soon as it is being deleted", async () => {
    const aws = new FakeAws({ a: { status: "Deleting" } });
    expect(await invoke(aws, sleep)).toEqual([{ name: "a", outcome: "gone" }]);
  });

  it("is not waited for while it is being deleted", async () => {
    const aws = new FakeAws({ a: {} });
    aws.intercept(({ operation }) => {
      if (operation !== update) {
        return undefined;
      }
      aws.component("a").status = "Deleting";
      return refusal(
        "ValidationException",
        "Cannot update inference component while it is in state DELETE_IN_PROGRESS",
      );
    });
    expect(await invoke(aws, sleep)).toEqual([{ name: "a", outcome: "gone" }]);
    expect(aws.pauses).toEqual([]);
  });
});

describe("a component whose status is Failed", () => {
  it("is attempted, and its failure reported", async () => {
    const aws = new FakeAws({ a: { copies: 1, status: "Failed", failureReason: "no GPU left" } });
    expect(await invoke(aws, sleep)).toEqual([
      { name: "a", outcome: "asleep", from: 1, to: 0, reason: "its status is Failed: no GPU left" },
    ]);
  });

  it("fails the function with both reasons when SageMaker refuses", async () => {
    const aws = new FakeAws({ a: { status: "Failed", failureReason: "no GPU left" } }).intercept(({ operation }) =>
      operation === update ? refusal("ValidationException", "it is in state CREATE_FAILED") : undefined,
    );
    const { message } = await invokeFailing(aws, sleep);
    expect(message).toContain(
      "a (ValidationException: it is in state CREATE_FAILED; its status is Failed: no GPU left)",
    );
    expect(aws.pauses).toEqual([]);
  });
});

describe("a partial failure", () => {
  const refusing = (names: readonly string[], components: ConstructorParameters<typeof FakeAws>[0]) =>
    new FakeAws(components).intercept(({ operation, name }) =>
      operation === update && names.includes(name) ? refusal("ResourceLimitExceeded", "quota") : undefined,
    );

  it("stops nothing, logs every component and names the failed ones at the end", async () => {
    const aws = refusing(["a", "c"], { a: { copies: 2 }, b: { copies: 3 }, c: {}, d: { baseName: "b" } });
    const { message, components } = await invokeFailing(aws, sleep);
    expect(message).toBe(
      "2 of 4 inference components of endpoint llm failed to sleep: " +
        "a (ResourceLimitExceeded: quota), c (ResourceLimitExceeded: quota)",
    );
    expect(components).toEqual([
      { name: "a", outcome: "failed", from: 2, reason: "ResourceLimitExceeded: quota" },
      { name: "b", outcome: "asleep", from: 3, to: 0 },
      { name: "c", outcome: "failed", from: 1, reason: "ResourceLimitExceeded: quota" },
      { name: "d", outcome: "skipped", reason: "it is an adapter of b and has no copies of its own" },
    ]);
  });

  it("of a wake is one, too", async () => {
    const aws = refusing(["a"], { a: { copies: 0, memory: "asleep copies=2" } });
    const { message } = await invokeFailing(aws, { action: "wake" });
    expect(message).toContain("1 of 1 inference components of endpoint llm failed to wake: a");
    expect(aws.component("a").memory).toBe("asleep copies=2");
  });
});

describe("the requests", () => {
  it("are at most five at a time", async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`c${n}`, { copies: 1 }]));
    const aws = new FakeAws(many);
    await invoke(aws, sleep);
    expect(aws.mostAtOnce).toBe(5);
  });
});

describe("an endpoint", () => {
  it("without components is nothing to do", async () => {
    expect(await invoke(new FakeAws({}), sleep)).toEqual([]);
  });

  it("that does not exist is an error, not a success without components", async () => {
    const aws = new FakeAws({});
    await expect(invoke(aws, { ...sleep, endpointName: "llmm" })).rejects.toThrow('Could not find endpoint "llmm"');
  });
});
