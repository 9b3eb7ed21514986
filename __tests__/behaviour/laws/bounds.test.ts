import fc from "fast-check";
import { boundsAfter, clamped } from "../../../src/behaviour/laws/bounds";

describe("the bounds of a target", () => {
  it("clamp a capacity to the nearer bound", () => {
    expect([-1, 0, 2, 3, 9].map((capacity) => clamped(capacity, { min: 1, max: 3 }))).toEqual([1, 1, 2, 3, 3]);
    expect(clamped(5, { min: 0, max: 0 })).toBe(0);
  });

  it("keep what a scheduled action does not set", () => {
    expect(boundsAfter({ min: 1, max: 4 }, { min: 2 })).toEqual({ min: 2, max: 4 });
    expect(boundsAfter({ min: 1, max: 4 }, { max: 3 })).toEqual({ min: 1, max: 3 });
    expect(boundsAfter({ min: 1, max: 4 }, {})).toEqual({ min: 1, max: 4 });
  });

  it("may be 0: a maximum of 0 allows no capacity", () => {
    expect(boundsAfter({ min: 1, max: 4 }, { min: 0 })).toEqual({ min: 0, max: 4 });
    expect(boundsAfter({ min: 1, max: 4 }, { max: 0 })).toEqual({ min: 0, max: 0 });
    expect(boundsAfter({ min: 0, max: 0 }, { min: 2 })).toEqual({ min: 2, max: 2 });
  });

  it("stay after an action with a minimum above its maximum", () => {
    expect(boundsAfter({ min: 0, max: 4 }, { min: 3, max: 2 })).toEqual({ min: 0, max: 4 });
  });

  it("are in order after any action, and hold any capacity", () => {
    const count = fc.nat(20);
    const bound = fc.option(count, { nil: undefined });
    fc.assert(
      fc.property(count, count, bound, bound, count, (one, other, min, max, capacity) => {
        const before = { min: Math.min(one, other), max: Math.max(one, other) };
        const after = boundsAfter(before, { ...(min !== undefined && { min }), ...(max !== undefined && { max }) });
        const kept = clamped(capacity, after);
        expect(after.min <= kept && kept <= after.max).toBe(true);
      }),
    );
  });
});
