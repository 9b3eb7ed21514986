import {
  allowedCapacity,
  type Cooldown,
  cooldownAfter,
  cooldownEnd,
  NO_COOLDOWN,
} from "../../../src/behaviour/laws/cooldown";

/** The target after a scale-out from 10 to 12 that succeeded at 100, with a cooldown of 300 seconds. */
const scaledOut: Cooldown = cooldownAfter(NO_COOLDOWN, {
  at: 100,
  from: 10,
  to: 12,
  direction: "out",
  cooldownSeconds: 300,
});

const scaledIn: Cooldown = cooldownAfter(NO_COOLDOWN, {
  at: 100,
  from: 12,
  to: 10,
  direction: "in",
  cooldownSeconds: 300,
});

describe("without a cooldown", () => {
  it("any change is allowed", () => {
    expect(allowedCapacity(NO_COOLDOWN, { at: 0, from: 1, to: 4, direction: "out" })).toBe(4);
    expect(allowedCapacity(NO_COOLDOWN, { at: 0, from: 4, to: 0, direction: "in" })).toBe(0);
    expect(cooldownEnd(NO_COOLDOWN)).toBeUndefined();
  });

  it("none is made against its direction", () => {
    expect(allowedCapacity(NO_COOLDOWN, { at: 0, from: 3, to: 1, direction: "out" })).toBe(3);
    expect(allowedCapacity(NO_COOLDOWN, { at: 0, from: 3, to: 5, direction: "in" })).toBe(3);
  });
});

describe("during a scale-out cooldown", () => {
  it("a scale-out that is not larger does nothing", () => {
    expect(allowedCapacity(scaledOut, { at: 200, from: 12, to: 14, direction: "out" })).toBe(12);
    expect(allowedCapacity(scaledOut, { at: 200, from: 12, to: 13, direction: "out" })).toBe(12);
  });

  it("a larger one adds the difference: after 2, 3 add 1", () => {
    expect(allowedCapacity(scaledOut, { at: 200, from: 12, to: 15, direction: "out" })).toBe(13);
  });

  it("what the larger one added counts as well", () => {
    const cooldown = cooldownAfter(scaledOut, { at: 200, from: 12, to: 13, direction: "out", cooldownSeconds: 300 });
    expect(allowedCapacity(cooldown, { at: 450, from: 13, to: 16, direction: "out" })).toBe(13);
    expect(allowedCapacity(cooldown, { at: 450, from: 13, to: 17, direction: "out" })).toBe(14);
    expect(cooldownEnd(cooldown)).toBe(500);
  });

  it("an exact capacity is reached as it is", () => {
    expect(allowedCapacity(scaledOut, { at: 200, from: 12, to: 13, direction: "out", exact: true })).toBe(13);
    expect(allowedCapacity(scaledOut, { at: 200, from: 12, to: 12, direction: "out", exact: true })).toBe(12);
  });

  it("a scale-in is not blocked", () => {
    expect(allowedCapacity(scaledOut, { at: 200, from: 12, to: 0, direction: "in" })).toBe(0);
  });

  it("a scheduled action is not held", () => {
    expect(allowedCapacity(scaledOut, { at: 200, from: 12, to: 13, direction: "out", cooldown: false })).toBe(13);
  });

  it("ends, counted from the success of the activity", () => {
    const again = { from: 12, to: 14, direction: "out" } as const;
    expect(allowedCapacity(scaledOut, { at: 399, ...again })).toBe(12);
    expect(allowedCapacity(scaledOut, { at: 400, ...again })).toBe(14);
  });

  it("a new one counts only what was added since", () => {
    const cooldown = cooldownAfter(scaledOut, { at: 1000, from: 12, to: 13, direction: "out", cooldownSeconds: 300 });
    expect(allowedCapacity(cooldown, { at: 1100, from: 13, to: 15, direction: "out" })).toBe(14);
  });
});

describe("during a scale-in cooldown", () => {
  it("a scale-in is blocked until it ends", () => {
    expect(allowedCapacity(scaledIn, { at: 399, from: 10, to: 8, direction: "in" })).toBe(10);
    expect(allowedCapacity(scaledIn, { at: 400, from: 10, to: 8, direction: "in" })).toBe(8);
  });

  it("a scale-out happens at once, and ends the cooldown", () => {
    expect(allowedCapacity(scaledIn, { at: 150, from: 10, to: 11, direction: "out" })).toBe(11);
    const cooldown = cooldownAfter(scaledIn, { at: 160, from: 10, to: 11, direction: "out", cooldownSeconds: 0 });
    expect(allowedCapacity(cooldown, { at: 170, from: 11, to: 10, direction: "in" })).toBe(10);
  });

  it("a scheduled action is not held", () => {
    expect(allowedCapacity(scaledIn, { at: 200, from: 10, to: 0, direction: "in", cooldown: false })).toBe(0);
  });
});

it("a cooldown of 0 blocks nothing", () => {
  const out = cooldownAfter(NO_COOLDOWN, { at: 0, from: 0, to: 1, direction: "out", cooldownSeconds: 0 });
  expect(allowedCapacity(out, { at: 0, from: 1, to: 2, direction: "out" })).toBe(2);
  const both = cooldownAfter(out, { at: 0, from: 2, to: 1, direction: "in", cooldownSeconds: 0 });
  expect(allowedCapacity(both, { at: 0, from: 1, to: 0, direction: "in" })).toBe(0);
});

describe("the cooldowns of a target", () => {
  const changes = [
    { at: 100, from: 0, to: 2, direction: "out", cooldownSeconds: 300 },
    { at: 150, from: 2, to: 1, direction: "in", cooldownSeconds: 600 },
    { at: 500, from: 1, to: 3, direction: "out", cooldownSeconds: 60 },
    { at: 570, from: 3, to: 0, direction: "in", cooldownSeconds: 0 },
  ] as const;

  it("are data: stored as JSON between two changes, they go on as if they had not been", () => {
    const kept: Cooldown[] = [];
    const stored: Cooldown[] = [];
    for (const change of changes) {
      kept.push(cooldownAfter(kept.at(-1) ?? NO_COOLDOWN, change));
      stored.push(cooldownAfter(JSON.parse(JSON.stringify(stored.at(-1) ?? NO_COOLDOWN)), change));
    }
    expect(stored).toEqual(kept);
    expect(kept.map(cooldownEnd)).toEqual([400, 750, 560, 570]);
  });

  it("stay as they are when another target changes", () => {
    const before = { ...scaledOut };
    cooldownAfter(scaledOut, changes[2]);
    expect(scaledOut).toEqual(before);
  });
});
