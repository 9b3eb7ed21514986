import type { ScheduleSetup, TargetSetup } from "../../../src/behaviour";
import {
  action,
  component,
  endpoint,
  ran,
  requestsAt,
  schedule,
  stepPolicy,
  target,
  valueAt,
} from "../../support/simulated";

const HOUR = 3600;

const sleep = (hour: number, given: Partial<ScheduleSetup> = {}) =>
  schedule(`cron(0 ${hour} * * ? *)`, { name: `sleep-${hour}`, operation: "sleep", ...given });
const wake = (hour: number, copies: number) =>
  schedule(`cron(0 ${hour} * * ? *)`, { name: `wake-${hour}`, operation: "wake", copies });

/** Nothing but schedules and requests changes the copies: the target has a wake policy, and no idle timeout. */
const run = (
  schedules: readonly ScheduleSetup[],
  {
    initialCapacity = 2,
    times = [],
    ...given
  }: Partial<TargetSetup> & { initialCapacity?: number; times?: readonly number[] } = {},
) =>
  ran(
    endpoint({
      units: [component({ initialCapacity, schedules, target: target({ steps: [stepPolicy()], ...given }) })],
    }),
    { hours: 12, traffic: [{ arrivals: requestsAt(times), client: { kind: "never" } }] },
  );

const desiredAt = (result: ReturnType<typeof run>, hour: number): number =>
  valueAt(result.units[0]?.desired ?? [], hour * HOUR);

describe("the endpoint sleeper, simulated", () => {
  it("removes all copies, and restores as many as there were", () => {
    const result = run([sleep(2), wake(6, 1)]);
    expect([1, 3, 7].map((hour) => desiredAt(result, hour))).toEqual([2, 0, 2]);
  });

  it("starts at least the copies of the schedule", () => {
    const result = run([sleep(2), wake(6, 3)]);
    expect(desiredAt(result, 7)).toBe(3);
  });

  it("restores the first count after two sleeps, also if a request woke it in between", () => {
    const result = run([sleep(2), sleep(4), wake(6, 1)], { times: [3 * HOUR] });
    expect([3.5, 5, 7].map((hour) => desiredAt(result, hour))).toEqual([1, 0, 2]);
  });

  it("remembers a new count after a wake", () => {
    const result = run([sleep(2), wake(4, 3), sleep(6), wake(8, 1)]);
    expect([5, 7, 9].map((hour) => desiredAt(result, hour))).toEqual([3, 0, 3]);
  });

  it("lowers the minimum for the window, and restores it", () => {
    const result = run([sleep(2), wake(6, 0)], { min: 2 });
    expect([3, 7].map((hour) => desiredAt(result, hour))).toEqual([0, 2]);
    // Without its minimum the target would have kept the copies at 0 after another removal of copies.
    const [removed] = [schedule("cron(0 8 * * ? *)", { name: "removal", copies: 0 })];
    const after = run([sleep(2), wake(6, 0), removed], { min: 2, actions: [action("cron(0 9 * * ? *)", { max: 3 })] });
    expect(desiredAt(after, 10)).toBe(2);
  });

  it("stays within a maximum that was lowered meanwhile", () => {
    const result = run([sleep(2), wake(6, 3)], { actions: [action("cron(0 3 * * ? *)", { max: 1 })] });
    expect(desiredAt(result, 7)).toBe(1);
  });

  it("never removes copies at a wake, and leaves an endpoint as it is that no sleep was before", () => {
    expect(desiredAt(run([wake(6, 1)], { initialCapacity: 3 }), 7)).toBe(3);
    expect(desiredAt(run([wake(6, 1)], { initialCapacity: 0 }), 7)).toBe(1);
    expect(desiredAt(run([wake(6, 0)], { initialCapacity: 0 }), 7)).toBe(0);
  });
});
