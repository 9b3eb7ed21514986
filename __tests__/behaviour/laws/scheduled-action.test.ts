import type { Reacting } from "../../../src/behaviour/laws/reaction";
import { answerToAction, moveIntoBounds } from "../../../src/behaviour/laws/scheduled-action";

const target = (given: Partial<Reacting> = {}): Reacting => ({
  desired: 2,
  bounds: { min: 0, max: 3 },
  suspended: { in: true, out: true, scheduled: false },
  isThere: true,
  ...given,
});
const scheduled = { suspended: { in: false, out: false, scheduled: true } };

describe("a scheduled action", () => {
  it("sets the bounds, whatever directions of policies are suspended", () => {
    expect(answerToAction(target(), { max: 1 })).toEqual({ kind: "bounds", bounds: { min: 0, max: 1 } });
    expect(answerToAction(target(), { min: 3 })).toEqual({ kind: "bounds", bounds: { min: 3, max: 3 } });
  });

  it("is recorded with the capacity that it would have set, if schedules are suspended", () => {
    expect(answerToAction(target(scheduled), { max: 1 })).toEqual({ kind: "suspended", to: 1 });
  });

  it("is not recorded if it would not have changed the capacity", () => {
    expect(answerToAction(target(scheduled), { min: 1 })).toEqual({ kind: "nothing" });
  });

  it("does nothing while its component is deleted", () => {
    expect(answerToAction(target({ isThere: false }), { max: 1 })).toEqual({ kind: "nothing" });
  });
});

describe("the capacity after it", () => {
  it("moves to the nearer bound", () => {
    expect(moveIntoBounds({ desired: 5, bounds: { min: 0, max: 3 } }, false)).toEqual({ kind: "change", to: 3 });
    expect(moveIntoBounds({ desired: 0, bounds: { min: 2, max: 3 } }, false)).toEqual({ kind: "change", to: 2 });
  });

  it("stays within the bounds, also during an update", () => {
    expect(moveIntoBounds({ desired: 2, bounds: { min: 0, max: 3 } }, true)).toEqual({ kind: "nothing" });
  });

  it("is refused during an update", () => {
    expect(moveIntoBounds({ desired: 5, bounds: { min: 0, max: 3 } }, true)).toEqual({ kind: "refused" });
  });
});
