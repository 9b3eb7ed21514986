import { cooldownAfter, NO_COOLDOWN } from "../../../src/behaviour/laws/cooldown";
import { answerTo, attempt, attemptLargest, type Reacting } from "../../../src/behaviour/laws/reaction";
import type { Wish } from "../../../src/behaviour/laws/wish";

const NOT_SUSPENDED = { in: false, out: false, scheduled: false };
const target = (given: Partial<Reacting> = {}): Reacting => ({
  desired: 1,
  bounds: { min: 0, max: 3 },
  suspended: NOT_SUSPENDED,
  isThere: true,
  ...given,
});

describe("a target that an alarm calls a policy of", () => {
  it("changes to the wanted capacity", () => {
    expect(answerTo(target(), 2)).toEqual({ kind: "change", to: 2 });
    expect(answerTo(target(), 0)).toEqual({ kind: "change", to: 0 });
  });

  it("stops at its maximum and at its minimum", () => {
    expect(answerTo(target(), 9)).toEqual({ kind: "change", to: 3 });
    expect(answerTo(target({ desired: 3, bounds: { min: 2, max: 3 } }), 0)).toEqual({ kind: "change", to: 2 });
  });

  it("does nothing with the capacity that it has, or at a bound", () => {
    expect(answerTo(target(), 1)).toEqual({ kind: "nothing" });
    expect(answerTo(target({ desired: 3 }), 4)).toEqual({ kind: "nothing" });
  });

  it.each([
    ["out", { out: true }, 2, 0],
    ["in", { in: true }, 0, 2],
  ])("records a change %s that is suspended, and makes one in the other direction", (_, suspended, held, made) => {
    const reacting = target({ suspended: { ...NOT_SUSPENDED, ...suspended } });
    expect(answerTo(reacting, held)).toEqual({ kind: "suspended", to: held });
    expect(answerTo(reacting, made)).toEqual({ kind: "change", to: made });
  });

  it("records nothing of a suspended direction at the bound", () => {
    const reacting = target({ desired: 3, suspended: { ...NOT_SUSPENDED, out: true } });
    expect(answerTo(reacting, 5)).toEqual({ kind: "nothing" });
  });

  it("is not stopped by suspended schedules", () => {
    expect(answerTo(target({ suspended: { ...NOT_SUSPENDED, scheduled: true } }), 2).kind).toBe("change");
  });

  it("does nothing while its component is deleted", () => {
    expect(answerTo(target({ isThere: false }), 3)).toEqual({ kind: "nothing" });
  });
});

describe("a change after the reaction time", () => {
  const wish = (to: number, given: Partial<Wish> = {}): Wish => ({ to, cooldownSeconds: 300, exact: false, ...given });
  const now = { at: 1000, isUpdating: false, cooldown: NO_COOLDOWN };

  it("is made in its direction", () => {
    expect(attempt(target(), wish(2), now)).toEqual({ kind: "change", to: 2, direction: "out" });
    expect(attempt(target(), wish(0), now)).toEqual({ kind: "change", to: 0, direction: "in" });
  });

  it("is not made if the policy wants nothing any more, whatever is in progress", () => {
    expect(attempt(target(), undefined, now)).toEqual({ kind: "nothing" });
    expect(attempt(target(), undefined, { ...now, isUpdating: true })).toEqual({ kind: "nothing" });
  });

  it("meets an activity in progress, even if the capacity is the wanted one already", () => {
    expect(attempt(target(), wish(2), { ...now, isUpdating: true })).toEqual({ kind: "in progress" });
    expect(attempt(target(), wish(1), { ...now, isUpdating: true })).toEqual({ kind: "in progress" });
  });

  it("is not made in a direction that has been suspended meanwhile", () => {
    expect(attempt(target({ suspended: { ...NOT_SUSPENDED, out: true } }), wish(2), now)).toEqual({ kind: "nothing" });
  });

  it("is not made during a cooldown, and by the difference if it is larger", () => {
    const cooldown = cooldownAfter(NO_COOLDOWN, { at: 900, from: 0, to: 1, direction: "out", cooldownSeconds: 300 });
    expect(attempt(target(), wish(2), { ...now, cooldown })).toEqual({ kind: "nothing" });
    expect(attempt(target(), wish(3), { ...now, cooldown })).toEqual({ kind: "change", to: 2, direction: "out" });
    expect(attempt(target(), wish(2), { ...now, at: 1200, cooldown }).kind).toBe("change");
  });

  it("to an exact capacity is made during a scale-out cooldown", () => {
    const cooldown = cooldownAfter(NO_COOLDOWN, { at: 900, from: 0, to: 1, direction: "out", cooldownSeconds: 300 });
    expect(attempt(target(), wish(2, { exact: true }), { ...now, cooldown })).toMatchObject({ to: 2 });
  });
});

describe("policies that are called at the same moment", () => {
  const wish = (to: number): Wish => ({ to, cooldownSeconds: 0, exact: true });
  const moment = { at: 100, isUpdating: false, cooldown: NO_COOLDOWN };

  it("give precedence to the largest capacity, out and in", () => {
    expect(attemptLargest(target(), [wish(0), wish(3), wish(2)], moment)).toMatchObject({ index: 1, to: 3 });
    const three = target({ desired: 3 });
    expect(attemptLargest(three, [wish(0), wish(1)], moment)).toMatchObject({ index: 1, to: 1, direction: "in" });
  });

  it("are in their order if they want the same, also beyond the maximum", () => {
    expect(attemptLargest(target(), [undefined, wish(5), wish(9)], moment)).toMatchObject({ index: 1, to: 3 });
  });

  it("leave the change to the next one if the largest may not make it", () => {
    const target2 = target({ desired: 2, suspended: { ...NOT_SUSPENDED, out: true } });
    expect(attemptLargest(target2, [wish(3), wish(1)], moment)).toMatchObject({ index: 1, to: 1 });
    expect(attemptLargest(target2, [wish(3), undefined], moment)).toBeUndefined();
  });

  it("wait together for an activity in progress", () => {
    const during = { ...moment, isUpdating: true };
    expect(attemptLargest(target(), [wish(2), wish(3)], during)).toEqual({ kind: "in progress", index: 1 });
  });
});
