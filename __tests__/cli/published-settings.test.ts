import { join } from "node:path";
import { simulatedCase } from "../support/simulated-case";

const fixture = (name: string): string => join(__dirname, "../fixtures", name, "cdk.tf.json");
/** One request of a second at each of these seconds after the start. */
const requestsAt = (...times: readonly number[]): string =>
  `timestamp,duration\n${times.map((at) => `${at},1`).join("\n")}\n`;

const HOUR = 3600;
const DAY = 24 * HOUR;

describe("the wake alarm of the guide to zero instances: Sum over 60 s above 1", () => {
  const guide = (...atZero: readonly number[]) =>
    simulatedCase({ document: fixture("published/zero-instances-guide"), trace: requestsAt(0, ...atZero), days: 1 });
  const zeroFrom = 2 * HOUR;

  it("never wakes on one request", async () => {
    const { wakes, requests, activities } = await guide(zeroFrom + 5);
    expect(wakes).toMatchObject([{ by: "request", refused: 1, seconds: null }]);
    expect(requests).toMatchObject({ refused: 1 });
    expect(activities.filter(({ to, from }) => to > from)).toEqual([]);
  });

  it("never wakes on one request an hour", async () => {
    const { wakes } = await guide(...Array.from({ length: 10 }, (_, hour) => zeroFrom + hour * HOUR));
    expect(wakes).toMatchObject([{ refused: 10, seconds: null }]);
  });

  it("wakes on two requests within a minute", async () => {
    const { wakes } = await guide(zeroFrom + 5, zeroFrom + 25);
    expect(wakes).toMatchObject([{ by: "request", refused: 2, seconds: expect.any(Number) }]);
  });
});

describe("the schedules of the announcement: Friday 18:00 to 0 copies, Monday 07:00 to 2, at UTC+1", () => {
  const friday = Date.UTC(2026, 10, 6);
  const sleepAt = 17 * HOUR;
  const wakeAt = 3 * DAY + 6 * HOUR;
  /** Busy enough from noon to the schedule that target tracking removes no copy. */
  const busy = Array.from({ length: 600 }, (_, position) => 12 * HOUR + position * 30).filter((at) => at < sleepAt);
  const week = (...others: readonly number[]) =>
    simulatedCase({
      document: fixture("published/weekend-schedules"),
      trace: requestsAt(...[...busy, ...others].sort((one, other) => one - other)),
      start: new Date(friday).toISOString(),
      days: 4,
    });

  it("removes all copies on Friday, and adds two on Monday", async () => {
    const { activities } = await week();
    expect(activities.filter(({ cause }) => cause.kind === "schedule")).toMatchObject([
      { at: sleepAt, to: 0, cause: { name: "scale-to-zero-schedule" } },
      { at: wakeAt, from: 0, to: 2, cause: { name: "scale-out-schedule" } },
    ]);
  });

  it("does not keep the two copies: without requests, target tracking removes them", async () => {
    const { activities } = await week();
    const [removal] = activities.filter(({ at, to }) => at > wakeAt && to === 0);
    expect(removal).toMatchObject({ from: 2, cause: { kind: "target tracking" } });
    expect((removal?.at ?? 0) - wakeAt).toBeLessThan(30 * 60);
  });

  it("wakes for a request at the weekend, because the maximum and the wake alarm stay", async () => {
    const { wakes } = await week(sleepAt + DAY);
    expect(wakes[1] ?? wakes[0]).toMatchObject({ by: "request", seconds: expect.any(Number) });
    expect(wakes.filter(({ by }) => by === "request").at(-1)?.at).toBe(
      new Date(friday + (sleepAt + DAY) * 1000).toISOString(),
    );
  });
});

describe("a deployment with InitialInstanceCount 1 and one copy", () => {
  it("costs at least one way down, with one request right after it", async () => {
    const { instanceHours, intervals, requests } = await simulatedCase({
      document: fixture("cases/llama3-8b"),
      trace: requestsAt(0),
      start: "2026-11-02T01:00:00Z",
    });
    expect(requests).toMatchObject({ total: 1 });
    const [copies] = intervals.units;
    const asleepAt = copies?.serving.find(({ at, value }) => at > 0 && value === 0)?.at ?? 0;
    expect(asleepAt).toBeGreaterThan(600);
    expect(instanceHours).toBeCloseTo((asleepAt + 600) / HOUR, 2);
  });
});
