import { FakeAws, refusal } from "./support/fake-aws";
import { invoke, invokeFailing } from "./support/run";

const wake = { action: "wake" };
const hourMs = 3_600_000;

describe("wake", () => {
  it("gives each component the copies it had before the sleep", async () => {
    const aws = new FakeAws({ a: { copies: 2 }, b: { copies: 1 } });
    await invoke(aws, { action: "sleep" });
    expect(await invoke(aws, wake)).toEqual([
      { name: "a", outcome: "awake", from: 0, to: 2 },
      { name: "b", outcome: "awake", from: 0, to: 1 },
    ]);
    expect(Object.values(aws.components).map(({ copies }) => copies)).toEqual([2, 1]);
  });

  it("gives the first counts after two sleeps", async () => {
    const aws = new FakeAws({ a: { copies: 2, target: { min: 1, max: 4 } } });
    await invoke(aws, { action: "sleep" });
    await invoke(aws, { action: "sleep" });
    await invoke(aws, wake);
    expect(aws.component("a")).toMatchObject({ copies: 2, target: { min: 1, max: 4 } });
  });

  it("leaves a component at 0 that was at 0 before the sleep", async () => {
    const aws = new FakeAws({ a: { copies: 0 } });
    await invoke(aws, { action: "sleep" });
    expect(await invoke(aws, wake)).toEqual([
      { name: "a", outcome: "unchanged", from: 0, to: 0, reason: "0 copies are wanted" },
    ]);
    expect(aws.component("a").copies).toBe(0);
  });

  it("brings at least copiesOnWake: nobody may have called in the quarter of an hour before the sleep", async () => {
    const aws = new FakeAws({ a: { copies: 0 }, b: { copies: 5 } });
    await invoke(aws, { action: "sleep" });
    await invoke(aws, { ...wake, copiesOnWake: 3 });
    expect([aws.component("a").copies, aws.component("b").copies]).toEqual([3, 5]);
  });

  it("never takes away copies that a request brought back", async () => {
    const aws = new FakeAws({ a: { copies: 3, memory: "asleep copies=2" } });
    expect(await invoke(aws, wake)).toEqual([
      { name: "a", outcome: "unchanged", from: 3, to: 3, reason: "it has 3 copies already" },
    ]);
    expect(aws.sent("UpdateInferenceComponentRuntimeConfig")).toEqual([]);
  });

  it("raises what a request brought back to what there was", async () => {
    const aws = new FakeAws({ a: { copies: 1, memory: "asleep copies=2" } });
    expect(await invoke(aws, wake)).toEqual([{ name: "a", outcome: "awake", from: 1, to: 2 }]);
  });

  describe("with autoscaling", () => {
    it("restores the minimum after the copies, so that autoscaling does not start an update of its own", async () => {
      const aws = new FakeAws({
        a: { copies: 0, target: { min: 0, max: 4 }, memory: "asleep copies=2 min-capacity=1" },
      });
      expect(await invoke(aws, wake)).toEqual([
        { name: "a", outcome: "awake", from: 0, to: 2, reason: "minimum capacity restored from 0 to 1" },
      ]);
      expect(aws.component("a")).toMatchObject({ copies: 2, target: { min: 1, max: 4 } });
      const order = aws.calls.map(({ operation }) => operation);
      expect(order.indexOf("UpdateInferenceComponentRuntimeConfig")).toBeLessThan(
        order.indexOf("RegisterScalableTarget"),
      );
    });

    it("does not lower a minimum that somebody raised", async () => {
      const aws = new FakeAws({
        a: { copies: 2, target: { min: 2, max: 4 }, memory: "asleep copies=2 min-capacity=1" },
      });
      await invoke(aws, wake);
      expect(aws.component("a").target).toEqual({ min: 2, max: 4 });
    });

    it("stays within a maximum that somebody lowered", async () => {
      const aws = new FakeAws({
        a: { copies: 0, target: { min: 0, max: 2 }, memory: "asleep copies=5 min-capacity=3" },
      });
      expect(await invoke(aws, wake)).toEqual([
        {
          name: "a",
          outcome: "awake",
          from: 0,
          to: 2,
          reason: "its scalable target allows 2 of 5 copies; minimum capacity restored from 0 to 2",
        },
      ]);
    });

    it("says so when the scalable target is gone", async () => {
      const aws = new FakeAws({ a: { copies: 0, memory: "asleep copies=2 min-capacity=1" } });
      expect(await invoke(aws, wake)).toEqual([
        {
          name: "a",
          outcome: "awake",
          from: 0,
          to: 2,
          reason: "minimum capacity 1 not restored: it has no scalable target any more",
        },
      ]);
    });
  });

  describe("without memory", () => {
    it("leaves a component as it is, and says so", async () => {
      const aws = new FakeAws({ a: { copies: 0 } });
      expect(await invoke(aws, wake)).toEqual([
        {
          name: "a",
          outcome: "unchanged",
          from: 0,
          to: 0,
          reason: "its tag scale-to-zero:endpoint-sleeper holds no copy count, and the event has no copiesOnWake",
        },
      ]);
    });

    it("gives a component at 0 the copiesOnWake", async () => {
      const aws = new FakeAws({ a: { copies: 0 } });
      expect(await invoke(aws, { ...wake, copiesOnWake: 2 })).toEqual([
        { name: "a", outcome: "awake", from: 0, to: 2 },
      ]);
      expect(aws.component("a").copies).toBe(2);
    });

    it("takes a copiesOnWake of 0 as 0", async () => {
      const aws = new FakeAws({ a: { copies: 0 } });
      expect(await invoke(aws, { ...wake, copiesOnWake: 0 })).toMatchObject([{ to: 0, reason: "0 copies are wanted" }]);
    });

    it("leaves a component alone that is awake", async () => {
      const aws = new FakeAws({ a: { copies: 1 } });
      expect(await invoke(aws, { ...wake, copiesOnWake: 4 })).toMatchObject([{ outcome: "unchanged", from: 1, to: 1 }]);
      expect(aws.sent("UpdateInferenceComponentRuntimeConfig")).toEqual([]);
    });
  });

  describe("delivered again", () => {
    it("does not wake a component that the first delivery left at 0", async () => {
      const aws = new FakeAws({ a: { copies: 0 } });
      await invoke(aws, { action: "sleep" });
      await invoke(aws, wake);
      aws.pass(5 * hourMs);
      expect(await invoke(aws, { ...wake, copiesOnWake: 3 })).toEqual([
        { name: "a", outcome: "unchanged", from: 0, to: 0, reason: "it was woken at 2026-11-23T07:00:00.000Z already" },
      ]);
    });

    it("is a wake of its own a week later", async () => {
      const aws = new FakeAws({ a: { copies: 0, memory: "awake since=2026-11-16T07:00:00.000Z" } });
      expect(await invoke(aws, { ...wake, copiesOnWake: 3 })).toEqual([
        { name: "a", outcome: "awake", from: 0, to: 3 },
      ]);
    });

    it("finishes what the first one could not", async () => {
      const aws = new FakeAws({ a: { copies: 0, memory: "asleep copies=2" } }).intercept(({ operation }, attempt) =>
        operation === "AddTags" && attempt === 1 ? refusal("AccessDeniedException", "no") : undefined,
      );
      await invokeFailing(aws, wake);
      expect(aws.component("a").memory).toBe("asleep copies=2");
      aws.pass(1);
      expect(await invoke(aws, wake)).toMatchObject([{ outcome: "unchanged", from: 2, to: 2 }]);
      expect(aws.component("a").memory).toBe("awake since=2026-11-23T07:00:00.001Z");
    });
  });
});
