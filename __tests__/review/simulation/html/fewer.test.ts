import fc from "fast-check";
import { fewerBuckets, fewerSteps } from "../../../../src/review/simulation/html/fewer";

const SPAN = 1000;
const arbitrarySteps = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: SPAN }), value: fc.integer({ min: 0, max: 9 }) }), {
    maxLength: 400,
  })
  .map((steps) => [...steps].sort((left, right) => left.at - right.at));

describe("fewer steps", () => {
  it("are all of them if they fit", () => {
    const steps = [
      { at: 0, value: 0 },
      { at: 5, value: 1 },
    ];
    expect(fewerSteps(steps, SPAN, 2)).toEqual({ list: steps, isReduced: false });
  });

  it("keep a peak that lasts a moment, and the value after it", () => {
    const steps = Array.from({ length: 100 }, (_, index) => ({ at: index * 10, value: index === 50 ? 7 : index % 2 }));
    const { list, isReduced } = fewerSteps(steps, SPAN, 10);
    expect(isReduced).toBe(true);
    expect(list).toContainEqual({ at: 500, value: 7 });
    expect(list.at(-1)).toEqual({ at: 990, value: 1 });
  });

  it("are at most two a column, in order, with the highest and the last value", () => {
    fc.assert(
      fc.property(arbitrarySteps, fc.integer({ min: 1, max: 50 }), (steps, columns) => {
        const { list } = fewerSteps(steps, SPAN, columns);
        expect(list.length).toBeLessThanOrEqual(2 * columns);
        expect(list.map(({ at }) => at)).toEqual(list.map(({ at }) => at).sort((left, right) => left - right));
        expect(Math.max(0, ...list.map(({ value }) => value))).toBe(Math.max(0, ...steps.map(({ value }) => value)));
        expect(list.at(-1)).toEqual(steps.at(-1));
      }),
    );
  });
});

describe("fewer buckets", () => {
  it("keep the sum", () => {
    expect(fewerBuckets([1, 2, 3, 4, 5], 2)).toEqual({ each: 3, sums: [6, 9] });
    expect(fewerBuckets([1, 2], 2)).toEqual({ each: 1, sums: [1, 2] });
    expect(fewerBuckets([], 2)).toEqual({ each: 1, sums: [] });
  });
});
