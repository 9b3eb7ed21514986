import { firing, queue, ran, stepPolicy } from "../../support/simulated";

const MINUTE = 60;
const RELEASE_SECONDS = 600;
const COOLDOWN_SECONDS = 20 * MINUTE;

/** One instance less while nothing waits. */
const oneLess = (cooldownSeconds: number) =>
  stepPolicy({
    name: "idle",
    cooldownSeconds,
    steps: [{ from: Number.NEGATIVE_INFINITY, to: 0, adjustment: -1 }],
    alarms: [
      firing("ApproximateBacklogSize", {
        periodSeconds: MINUTE,
        threshold: 0.5,
        comparison: "LessThanThreshold",
      }),
    ],
  });

describe("the scale-in cooldown of an asynchronous variant", () => {
  const between = (cooldownSeconds: number) => {
    const { activities } = ran(queue({ steps: [oneLess(cooldownSeconds)] }, { initialCapacity: 3 }), { hours: 3 });
    const [first, second] = activities;
    return [first?.to, second?.to, (second?.at ?? 0) - (first?.at ?? 0)] as const;
  };

  it("begins when the instance has left", () => {
    const [first, second, seconds] = between(COOLDOWN_SECONDS);
    expect([first, second]).toEqual([2, 1]);
    expect(seconds).toBeGreaterThanOrEqual(RELEASE_SECONDS + COOLDOWN_SECONDS);
    expect(seconds).toBeLessThanOrEqual(RELEASE_SECONDS + COOLDOWN_SECONDS + 2 * MINUTE);
  });

  it("of 0 seconds lets the next instance go once the first one has left", () => {
    const [first, second, seconds] = between(0);
    expect([first, second]).toEqual([2, 1]);
    expect(seconds).toBeLessThanOrEqual(RELEASE_SECONDS + 2 * MINUTE);
  });
});
