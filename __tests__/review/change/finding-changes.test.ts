import type { ReviewedFinding } from "../../../src/review";
import { comparedFindings } from "../../../src/review/change/finding-changes";

const finding = (what: string, { hcl = "threshold = 1", address = "aws_x.a" } = {}): ReviewedFinding => ({
  id: "W05",
  slug: "wake-threshold",
  severity: "error",
  title: "",
  what,
  why: "",
  fix: { hcl },
  source: "",
  place: { file: "plan.json", address },
  about: [],
});

const counts = (
  before: readonly ReviewedFinding[],
  after: readonly ReviewedFinding[],
  { moved = {}, gone = [] as readonly string[], isPartial = false, isUnknown = false } = {},
) => {
  const moves = {
    keyAfter: (key: string) => (moved as Record<string, string>)[key] ?? key,
    isAfter: (key: string) => !gone.includes(key),
  };
  const result = comparedFindings({
    before,
    after,
    acknowledged: [],
    moves,
    isPartial,
    isUnknown: () => isUnknown,
    endpointOf: () => undefined,
  });
  return { new: result.isNew.size, fixed: result.fixed.size, open: result.open.size };
};

const NOTHING = { new: 0, fixed: 0, open: 0 };

describe("a finding before and after", () => {
  it("is the same with other words", () => {
    expect(counts([finding("threshold is 2")], [finding("threshold is 3")])).toEqual(NOTHING);
  });

  it("is the same at the address that its resource moves to, and another one elsewhere", () => {
    const after = [finding("threshold is 2", { address: "aws_x.b" })];
    expect(counts([finding("threshold is 2")], after, { moved: { "aws_x.a": "aws_x.b" } })).toEqual(NOTHING);
    expect(counts([finding("threshold is 2")], after)).toEqual({ new: 1, fixed: 1, open: 0 });
  });

  it("is counted as often as a rule reports its resource", () => {
    const twice = [finding("threshold is 2"), finding("threshold is 2")];
    expect(counts(twice, [finding("threshold is 2")])).toEqual({ ...NOTHING, fixed: 1 });
    expect(counts([finding("threshold is 2")], twice)).toEqual({ ...NOTHING, new: 1 });
  });

  it("is another one if it is about another argument of the resource", () => {
    const period = finding("period is 45", { hcl: "period = 60" });
    expect(counts([finding("threshold is 2")], [period])).toEqual({ ...NOTHING, new: 1, fixed: 1 });
  });

  it("is not fixed by a partial plan that does not show its resource", () => {
    const options = { gone: ["aws_x.a"] };
    expect(counts([finding("x")], [], { ...options, isPartial: true })).toEqual({ ...NOTHING, open: 1 });
    expect(counts([finding("x")], [], options)).toEqual({ ...NOTHING, fixed: 1 });
  });

  it("is not fixed if no rule can judge it before the apply, and is if its resource is gone", () => {
    expect(counts([finding("x")], [], { isUnknown: true })).toEqual({ ...NOTHING, open: 1 });
    expect(counts([finding("x")], [], { isUnknown: true, gone: ["aws_x.a"] })).toEqual({ ...NOTHING, fixed: 1 });
    expect(counts([finding("x")], [finding("x")], { isUnknown: true })).toEqual(NOTHING);
  });
});
