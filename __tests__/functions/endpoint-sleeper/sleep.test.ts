import { FakeAws, refusal } from "./support/fake-aws";
import { invoke, invokeFailing } from "./support/run";

const sleep = { action: "sleep" };

describe("sleep", () => {
  it("takes every copy of every component away, over all pages", async () => {
    const aws = new FakeAws({ a: { copies: 2 }, b: { copies: 1 }, c: { copies: 3 } }, 1);
    expect(await invoke(aws, sleep)).toEqual([
      { name: "a", outcome: "asleep", from: 2, to: 0 },
      { name: "b", outcome: "asleep", from: 1, to: 0 },
      { name: "c", outcome: "asleep", from: 3, to: 0 },
    ]);
    expect(Object.values(aws.components).map(({ copies }) => copies)).toEqual([0, 0, 0]);
  });

  it("leaves the components of other endpoints alone", async () => {
    const aws = new FakeAws({ a: {}, other: { endpointName: "other" } });
    await invoke(aws, sleep);
    expect(aws.component("other").copies).toBeUndefined();
    expect(aws.calls.filter(({ name }) => name === "other")).toEqual([]);
  });

  it("remembers the copies in a tag before it takes them away", async () => {
    const aws = new FakeAws({ a: { copies: 2 } });
    await invoke(aws, sleep);
    expect(aws.component("a").memory).toBe("asleep copies=2");
    const order = aws.calls.map(({ operation }) => operation);
    expect(order.indexOf("AddTags")).toBeLessThan(order.indexOf("UpdateInferenceComponentRuntimeConfig"));
  });

  it("takes no copy away when it cannot remember them", async () => {
    const aws = new FakeAws({ a: { copies: 2 } }).intercept(({ operation }) =>
      operation === "AddTags" ? refusal("ResourceLimitExceeded", "50 tags") : undefined,
    );
    const { message } = await invokeFailing(aws, sleep);
    expect(message).toContain("ResourceLimitExceeded: 50 tags");
    expect(aws.component("a").copies).toBe(2);
  });

  it("keeps the first counts when it runs twice", async () => {
    const aws = new FakeAws({ a: { copies: 2 } });
    await invoke(aws, sleep);
    expect(await invoke(aws, sleep)).toEqual([
      { name: "a", outcome: "unchanged", from: 0, to: 0, reason: "it was at 0 copies already" },
    ]);
    expect(aws.component("a").memory).toBe("asleep copies=2");
    expect(aws.sent("AddTags")).toEqual(["a"]);
  });

  it("keeps the first counts when a request woke the component in between", async () => {
    const aws = new FakeAws({ a: { copies: 1, memory: "asleep copies=2" } });
    await invoke(aws, sleep);
    expect(aws.component("a")).toMatchObject({ copies: 0, memory: "asleep copies=2" });
  });

  it("remembers new counts after a wake", async () => {
    const aws = new FakeAws({ a: { copies: 5, memory: "awake since=2026-11-16T07:00:00.000Z" } });
    await invoke(aws, sleep);
    expect(aws.component("a").memory).toBe("asleep copies=5");
  });

  it("remembers 0 for a component that was at 0", async () => {
    const aws = new FakeAws({ a: { copies: 0 } });
    await invoke(aws, sleep);
    expect(aws.component("a").memory).toBe("asleep copies=0");
    expect(aws.sent("UpdateInferenceComponentRuntimeConfig")).toEqual([]);
  });

  it("writes over a tag value that is not its own", async () => {
    const aws = new FakeAws({ a: { copies: 2, memory: "asleep copies=many" } });
    await invoke(aws, sleep);
    expect(aws.component("a").memory).toBe("asleep copies=2");
  });

  describe("with autoscaling", () => {
    it("lowers a minimum that would bring the copies back, before it takes them away", async () => {
      const aws = new FakeAws({ a: { copies: 2, target: { min: 1, max: 4 } } });
      expect(await invoke(aws, sleep)).toEqual([
        { name: "a", outcome: "asleep", from: 2, to: 0, reason: "minimum capacity lowered from 1 to 0" },
      ]);
      expect(aws.component("a")).toMatchObject({
        copies: 0,
        target: { min: 0, max: 4 },
        memory: "asleep copies=2 min-capacity=1",
      });
      const order = aws.calls.map(({ operation }) => operation);
      expect(order.indexOf("RegisterScalableTarget")).toBeLessThan(
        order.indexOf("UpdateInferenceComponentRuntimeConfig"),
      );
    });

    it("registers nothing but the minimum", async () => {
      const aws = new FakeAws({ a: { target: { min: 1, max: 4 } } });
      await invoke(aws, sleep);
      expect(aws.calls.find(({ operation }) => operation === "RegisterScalableTarget")?.input).toEqual({
        ServiceNamespace: "sagemaker",
        ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
        ResourceId: "inference-component/a",
        MinCapacity: 0,
      });
    });

    it("does not touch a minimum of 0", async () => {
      const aws = new FakeAws({ a: { target: { min: 0, max: 4 } } });
      await invoke(aws, sleep);
      expect(aws.sent("RegisterScalableTarget")).toEqual([]);
      expect(aws.component("a").memory).toBe("asleep copies=1");
    });

    it("remembers a minimum that somebody set while it slept, and the copies from before", async () => {
      const aws = new FakeAws({
        a: { copies: 1, target: { min: 2, max: 4 }, memory: "asleep copies=3 min-capacity=1" },
      });
      await invoke(aws, sleep);
      expect(aws.component("a").memory).toBe("asleep copies=3 min-capacity=2");
    });

    it("keeps the remembered minimum when it runs twice", async () => {
      const aws = new FakeAws({ a: { target: { min: 1, max: 4 } } });
      await invoke(aws, sleep);
      await invoke(aws, sleep);
      expect(aws.component("a").memory).toBe("asleep copies=1 min-capacity=1");
    });
  });

  it("skips an adapter, which has no copies of its own", async () => {
    const aws = new FakeAws({ base: {}, french: { baseName: "base" } });
    expect(await invoke(aws, sleep)).toEqual([
      { name: "base", outcome: "asleep", from: 1, to: 0 },
      { name: "french", outcome: "skipped", reason: "it is an adapter of base and has no copies of its own" },
    ]);
    expect(aws.sent("UpdateInferenceComponentRuntimeConfig")).toEqual(["base"]);
  });
});
