import { callAt, NEVER_CALLED } from "../../../src/behaviour/laws/alarm-calls";

const inAlarm = (at: number, changed = false) => ({ at, state: "ALARM", changed, of: "ALARM" }) as const;

describe("an alarm calls an Auto Scaling action", () => {
  it("when it goes into the state of the action", () => {
    expect(callAt(NEVER_CALLED, inAlarm(100, true))).toBeDefined();
  });

  it("again once a minute while it stays in it", () => {
    const called = callAt(NEVER_CALLED, inAlarm(100, true)) ?? NEVER_CALLED;
    expect([110, 150, 159, 160, 170].map((at) => callAt(called, inAlarm(at)) !== undefined)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(callAt(called, inAlarm(160))).toEqual({ next: 220 });
  });

  it("at once when it comes back into the state within the minute", () => {
    const called = callAt(NEVER_CALLED, inAlarm(100, true)) ?? NEVER_CALLED;
    expect(callAt(called, inAlarm(120, true))).toEqual({ next: 180 });
  });

  it("not in another state, and not before it has gone into one", () => {
    expect(callAt(NEVER_CALLED, { at: 100, state: "OK", changed: true, of: "ALARM" })).toBeUndefined();
    const state = "INSUFFICIENT_DATA";
    expect(callAt(NEVER_CALLED, { at: 100, state, changed: false, of: state })).toBeUndefined();
  });
});
