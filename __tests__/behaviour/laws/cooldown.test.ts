import { Cooldowns } from "../../../src/behaviour/laws/cooldown";

/** The target after a scale-out from 10 to 12 that succeeded at 100, with a cooldown of 300 seconds. */
function scaledOut(): Cooldowns {
  const cooldowns = new Cooldowns();
  cooldowns.succeeded({ at: 100, from: 10, to: 12, direction: "out", cooldownSeconds: 300 });
  return cooldowns;
}

function scaledIn(): Cooldowns {
  const cooldowns = new Cooldowns();
  cooldowns.succeeded({ at: 100, from: 12, to: 10, direction: "in", cooldownSeconds: 300 });
  return cooldowns;
}

describe("without a cooldown", () => {
  it("any change is allowed", () => {
    const cooldowns = new Cooldowns();
    expect(cooldowns.mayScale({ at: 0, from: 1, to: 4, direction: "out" })).toBe(4);
    expect(cooldowns.mayScale({ at: 0, from: 4, to: 0, direction: "in" })).toBe(0);
    expect(cooldowns.until).toBe(Number.NEGATIVE_INFINITY);
  });

  it("none is made against its direction", () => {
    const cooldowns = new Cooldowns();
    expect(cooldowns.mayScale({ at: 0, from: 3, to: 1, direction: "out" })).toBe(3);
    expect(cooldowns.mayScale({ at: 0, from: 3, to: 5, direction: "in" })).toBe(3);
  });
});

describe("during a scale-out cooldown", () => {
  it("a scale-out that is not larger does nothing", () => {
    expect(scaledOut().mayScale({ at: 200, from: 12, to: 14, direction: "out" })).toBe(12);
    expect(scaledOut().mayScale({ at: 200, from: 12, to: 13, direction: "out" })).toBe(12);
  });

  it("a larger one adds the difference: after 2, 3 add 1", () => {
    expect(scaledOut().mayScale({ at: 200, from: 12, to: 15, direction: "out" })).toBe(13);
  });

  it("what the larger one added counts as well", () => {
    const cooldowns = scaledOut();
    cooldowns.succeeded({ at: 200, from: 12, to: 13, direction: "out", cooldownSeconds: 300 });
    expect(cooldowns.mayScale({ at: 450, from: 13, to: 16, direction: "out" })).toBe(13);
    expect(cooldowns.mayScale({ at: 450, from: 13, to: 17, direction: "out" })).toBe(14);
    expect(cooldowns.until).toBe(500);
  });

  it("an exact capacity is reached as it is", () => {
    expect(scaledOut().mayScale({ at: 200, from: 12, to: 13, direction: "out", exact: true })).toBe(13);
    expect(scaledOut().mayScale({ at: 200, from: 12, to: 12, direction: "out", exact: true })).toBe(12);
  });

  it("a scale-in is not blocked", () => {
    expect(scaledOut().mayScale({ at: 200, from: 12, to: 0, direction: "in" })).toBe(0);
  });

  it("a scheduled action is not held", () => {
    expect(scaledOut().mayScale({ at: 200, from: 12, to: 13, direction: "out", cooldown: false })).toBe(13);
  });

  it("ends, counted from the success of the activity", () => {
    const again = { from: 12, to: 14, direction: "out" } as const;
    expect(scaledOut().mayScale({ at: 399, ...again })).toBe(12);
    expect(scaledOut().mayScale({ at: 400, ...again })).toBe(14);
  });

  it("a new one counts only what was added since", () => {
    const cooldowns = scaledOut();
    cooldowns.succeeded({ at: 1000, from: 12, to: 13, direction: "out", cooldownSeconds: 300 });
    expect(cooldowns.mayScale({ at: 1100, from: 13, to: 15, direction: "out" })).toBe(14);
  });
});

describe("during a scale-in cooldown", () => {
  it("a scale-in is blocked until it ends", () => {
    expect(scaledIn().mayScale({ at: 399, from: 10, to: 8, direction: "in" })).toBe(10);
    expect(scaledIn().mayScale({ at: 400, from: 10, to: 8, direction: "in" })).toBe(8);
  });

  it("a scale-out happens at once, and ends the cooldown", () => {
    const cooldowns = scaledIn();
    expect(cooldowns.mayScale({ at: 150, from: 10, to: 11, direction: "out" })).toBe(11);
    cooldowns.succeeded({ at: 160, from: 10, to: 11, direction: "out", cooldownSeconds: 0 });
    expect(cooldowns.mayScale({ at: 170, from: 11, to: 10, direction: "in" })).toBe(10);
  });

  it("a scheduled action is not held", () => {
    expect(scaledIn().mayScale({ at: 200, from: 10, to: 0, direction: "in", cooldown: false })).toBe(0);
  });
});

it("a cooldown of 0 blocks nothing", () => {
  const cooldowns = new Cooldowns();
  cooldowns.succeeded({ at: 0, from: 0, to: 1, direction: "out", cooldownSeconds: 0 });
  expect(cooldowns.mayScale({ at: 0, from: 1, to: 2, direction: "out" })).toBe(2);
  cooldowns.succeeded({ at: 0, from: 2, to: 1, direction: "in", cooldownSeconds: 0 });
  expect(cooldowns.mayScale({ at: 0, from: 1, to: 0, direction: "in" })).toBe(0);
});
