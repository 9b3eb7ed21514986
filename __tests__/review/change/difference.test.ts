import fc from "fast-check";
import type { EndpointBehaviour } from "../../../src/review/change/change-review";
import { comparedRows } from "../../../src/review/change/compared-rows";
import { differenceText, judgedRanges } from "../../../src/review/change/difference";
import { worstOf } from "../../../src/review/change/judgement";
import { COUNT, HOURS, MONEY, SECONDS } from "../../../src/review/change/ranges";
import { behaviour, costs, range } from "./support/changes";

const judgements = (before: EndpointBehaviour, after: EndpointBehaviour) =>
  Object.fromEntries(comparedRows(before, after).map(({ what, judgement }) => [what, judgement]));

describe("a difference of a number", () => {
  it("counts from 1 % and USD 1 on, in both directions", () => {
    expect(judgedRanges(range(100), range(102), MONEY)).toBe("worse");
    expect(judgedRanges(range(102), range(100), MONEY)).toBe("better");
    expect(judgedRanges(range(1000), range(1009), MONEY)).toBe("same");
    expect(judgedRanges(range(1009), range(1000), MONEY)).toBe("same");
    expect(judgedRanges(range(5), range(5.9), MONEY)).toBe("same");
    expect(judgedRanges(range(0), range(1), MONEY)).toBe("worse");
  });

  it("counts from the time between two evaluations of an alarm on", () => {
    expect(judgedRanges(range(300), range(310), SECONDS)).toBe("worse");
    expect(judgedRanges(range(310), range(300), SECONDS)).toBe("better");
    expect(judgedRanges(range(300), range(309), SECONDS)).toBe("same");
    expect(judgedRanges(range(1500), range(1510), SECONDS)).toBe("worse");
  });

  it("is no difference within the range of the runs on both sides, unless all of them move", () => {
    expect(judgedRanges(range(312, 290, 330), range(320, 285, 335), MONEY)).toBe("same");
    expect(judgedRanges(range(312, 290, 330), range(320, 298, 338), MONEY)).toBe("worse");
    expect(judgedRanges(range(312, 310, 314), range(320, 309, 330), MONEY)).toBe("worse");
  });

  it("has no words if it does not count", () => {
    expect(differenceText(range(1000), range(1009), MONEY)).toBeUndefined();
    expect(differenceText(range(1000), range(1100), MONEY)).toBe("10 % more");
    expect(differenceText(range(0), range(3), MONEY)).toBe("USD 3.00 more");
  });

  it("is the opposite in the opposite direction, and none from a value to itself", () => {
    const ranges = fc
      .tuple(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }), fc.nat(100))
      .map(([one, other, per]) => {
        const [least, most] = [Math.min(one, other), Math.max(one, other)];
        return range(Math.min(most, least + ((most - least) * per) / 100), least, most);
      });
    const opposite = { better: "worse", worse: "better", same: "same" } as const;
    fc.assert(
      fc.property(ranges, ranges, fc.constantFrom(MONEY, SECONDS, COUNT, HOURS), (one, other, quantity) => {
        expect(judgedRanges(other, one, quantity)).toBe(opposite[judgedRanges(one, other, quantity)]);
        expect(judgedRanges(one, one, quantity)).toBe("same");
      }),
    );
  });
});

describe("a change with a cost that hardly moves", () => {
  const before = behaviour({ firstAnswerSeconds: range(418), monthlyCost: costs(322.72), refusedPerWake: null });
  const after = behaviour({ firstAnswerSeconds: range(368), monthlyCost: costs(324.41), refusedPerWake: null });

  it("is better in one direction and worse in the other", () => {
    expect(judgements(before, after)).toMatchObject({ "first answer": "better", cost: "same" });
    expect(judgements(after, before)).toMatchObject({ "first answer": "worse", cost: "same" });
    expect(worstOf(Object.values(judgements(before, after)))).toBe("better");
    expect(worstOf(Object.values(judgements(after, before)))).toBe("worse");
  });

  it("is worse in both directions if the cost counts", () => {
    const dear = { ...after, monthlyCost: costs(400) };
    expect(worstOf(Object.values(judgements(before, dear)))).toBe("worse");
    expect(worstOf(Object.values(judgements(dear, before)))).toBe("worse");
  });
});

describe("a setting of a wake", () => {
  it("has no threshold: one more waiting request is worse", () => {
    const waiting = (above: number) => behaviour({ wakesWhen: { kind: "waiting", above } });
    expect(judgements(waiting(200), waiting(201))["wakes on"]).toBe("worse");
    expect(judgements(waiting(201), waiting(200))["wakes on"]).toBe("better");
    expect(judgements(waiting(200), waiting(200))["wakes on"]).toBe("same");
  });
});

describe("the whole", () => {
  it("has the worst judgement in whatever order the endpoints are", () => {
    const all = fc.array(fc.constantFrom("better", "worse", "same", "different" as const), { maxLength: 6 });
    fc.assert(fc.property(all, (judgements) => expect(worstOf([...judgements].reverse())).toBe(worstOf(judgements))));
  });
});

describe("requests without an answer", () => {
  const lost = (count: number, ...causes: NonNullable<EndpointBehaviour["monthlyLostRequests"]>["causes"]) =>
    behaviour({ monthlyLostRequests: { ...range(count), causes } });
  const rowOf = (before: EndpointBehaviour | null, after: EndpointBehaviour | null) =>
    comparedRows(before, after).find(({ what }) => what === "lost requests");

  it("have a row with their causes if there are any on one side", () => {
    expect(rowOf(lost(0), lost(120, "expired"))).toEqual({
      what: "lost requests",
      before: "none",
      after: "120 a month (expired)",
      judgement: "worse",
      difference: "120 more",
    });
    expect(rowOf(lost(120, "refused", "timed out"), lost(0))).toMatchObject({
      before: "120 a month (refused, timed out)",
      after: "none",
      judgement: "better",
    });
    expect(rowOf(null, lost(120, "expired"))).toMatchObject({ before: null, judgement: "different" });
  });

  it("have no row if every request is answered, or it is not known", () => {
    expect(rowOf(lost(0), lost(0))).toBeUndefined();
    expect(rowOf(behaviour({ monthlyLostRequests: null }), lost(0))).toBeUndefined();
  });

  it("are judged from ten a month on: fewer are chance", () => {
    expect(rowOf(lost(0), lost(4, "removed"))).toMatchObject({ judgement: "same", after: "4 a month (removed)" });
  });

  it("are neither better nor worse beside an endpoint that never wakes", () => {
    const down = behaviour({
      wakes: "no",
      wakesWhen: { kind: "never" },
      monthlyLostRequests: null,
      monthlyCost: null,
      monthlyInstanceHours: null,
    });
    expect(rowOf(lost(120, "expired"), down)).toMatchObject({
      after: "not known: nothing wakes it",
      judgement: "different",
    });
  });
});
