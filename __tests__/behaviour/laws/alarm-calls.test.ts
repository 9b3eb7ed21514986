import { isCalled, NOT_CALLED, nextCall } from "../../../src/behaviour/laws/alarm-calls";

describe("an alarm calls an Auto Scaling action", () => {
  it("when it goes into the state of the action", () => {
    expect(isCalled(NOT_CALLED, 100, true)).toBe(true);
  });

  it("again once a minute while it stays in it", () => {
    const next = nextCall(100);
    expect([110, 150, 159, 160, 170].map((at) => isCalled(next, at, false))).toEqual([false, false, false, true, true]);
    expect(nextCall(160)).toBe(220);
  });

  it("at once when it comes back into the state within the minute", () => {
    expect(isCalled(nextCall(100), 120, true)).toBe(true);
  });

  it("not in the state in which a new alarm is, which it has not gone into", () => {
    expect(isCalled(NOT_CALLED, 1e9, false)).toBe(false);
  });
});
