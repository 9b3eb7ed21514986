import { ManualClock, RunningClock } from "../../src/local-aws/clock";

describe("a running clock", () => {
  it("goes on from where it is told", () => {
    const clock = new RunningClock(1, 5_000_000);
    expect(clock.now()).toBeGreaterThanOrEqual(5_000_000);
    expect(clock.now()).toBeLessThan(5_060_000);
  });

  it("goes as many times as fast", () => {
    const elapsed = jest.spyOn(performance, "now").mockReturnValue(1000);
    const clock = new RunningClock(60, 0);
    elapsed.mockReturnValue(2000);
    expect(clock.now()).toBe(60_000);
    elapsed.mockRestore();
  });

  it("sleeps as many times as short", async () => {
    await expect(new RunningClock(1_000_000, 0).sleep(60)).resolves.toBeUndefined();
  });
});

describe("a manual clock", () => {
  it("wakes those whose time has come", async () => {
    const clock = new ManualClock(0);
    const woken: number[] = [];
    const sleepers = [10, 20].map((seconds) => clock.sleep(seconds).then(() => woken.push(seconds)));
    clock.advance(10);
    await sleepers[0];
    expect([woken, clock.sleepers]).toEqual([[10], 1]);
    clock.advance(10);
    await Promise.all(sleepers);
    expect([woken, clock.now()]).toEqual([[10, 20], 20_000]);
  });
});
