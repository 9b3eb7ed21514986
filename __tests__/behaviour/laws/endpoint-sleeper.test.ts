import { slept, woken } from "../../../src/behaviour/laws/endpoint-sleeper";

const bounds = { min: 1, max: 4 };

describe("the endpoint sleeper", () => {
  it("stores the copies and the minimum, and sets both to 0", () => {
    expect(slept({ desired: 2, bounds })).toEqual({ copies: 0, min: 0, stored: { copies: 2, min: 1 } });
  });

  it("stores a minimum of 0 without a scalable target", () => {
    expect(slept({ desired: 2 }).stored).toEqual({ copies: 2, min: 0 });
  });

  it("keeps what it stored first if it sleeps twice", () => {
    const { copies, stored } = slept({ desired: 2, bounds });
    expect(slept({ desired: copies, bounds: { min: 0, max: 4 }, ...(stored && { stored }) }).stored).toEqual(stored);
  });

  it("restores copies and minimum, and forgets them", () => {
    const asleep = { desired: 0, bounds: { min: 0, max: 4 }, stored: { copies: 2, min: 1 } };
    expect(woken(asleep, 1)).toEqual({ copies: 2, min: 1 });
  });

  it("restores at least the copies of the schedule, and at most the maximum", () => {
    const asleep = { desired: 0, bounds: { min: 0, max: 4 }, stored: { copies: 2, min: 1 } };
    expect(woken(asleep, 3).copies).toBe(3);
    expect(woken(asleep, 9).copies).toBe(4);
  });

  it("removes no copies that requests have woken meanwhile", () => {
    expect(woken({ desired: 3, bounds, stored: { copies: 1, min: 0 } }, 1)).toEqual({ copies: 3, min: 0 });
  });

  it("wakes without a sleep before only if there are no copies, and leaves the minimum", () => {
    expect(woken({ desired: 2, bounds }, 3)).toEqual({ copies: 2 });
    expect(woken({ desired: 0, bounds }, 3)).toEqual({ copies: 3 });
  });
});
