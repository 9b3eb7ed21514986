import {
  type Budgeted,
  type BudgetedCost,
  type Budgets,
  budgetsOf,
  hasBudgets,
} from "../../../src/review/change/budgets";
import { behaviour, range } from "./support/changes";

const cost = (most: number, ...notPriced: readonly string[]): BudgetedCost => ({ total: range(1, 1, most), notPriced });
const chat = (parts: Parameters<typeof behaviour>[0] = {}): Budgeted => ({ name: "chat", after: behaviour(parts) });

const judged = (budgets: Budgets, total: BudgetedCost = cost(100), endpoints: readonly Budgeted[] = [chat()]) =>
  budgetsOf(budgets, total, endpoints).map(({ option, endpoint, isMet, value, text }) => ({
    option,
    endpoint,
    isMet,
    value,
    text,
  }));
const met = (...given: Parameters<typeof judged>) => judged(...given).map(({ isMet }) => isMet);
const texts = (...given: Parameters<typeof judged>) => judged(...given).map(({ text }) => text);

describe("the budget of the cost", () => {
  it("is met up to its limit, and half a cent above, by the most of several runs", () => {
    expect([99.99, 100, 100.004, 100.01].map((most) => met({ maxMonthlyCost: 100 }, cost(most))[0])).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(texts({ maxMonthlyCost: 100 })).toEqual(["All endpoints cost USD 100.00 a month: within USD 100.00."]);
    expect(texts({ maxMonthlyCost: 100 }, cost(100.01))).toEqual([
      "All endpoints cost USD 100.01 a month: more than USD 100.00.",
    ]);
  });

  it("of 0 is a budget", () => {
    expect(met({ maxMonthlyCost: 0 }, cost(1))).toEqual([false]);
    expect(judged({ maxMonthlyCost: 0 }, { total: null, notPriced: [] }, [])).toMatchObject([
      { isMet: true, value: 0, endpoint: null },
    ]);
  });

  it("is not met if the cost of an endpoint is not known, however little the others cost", () => {
    expect(judged({ maxMonthlyCost: 1e6 }, cost(1, "chat"))).toMatchObject([
      { isMet: false, value: null, text: expect.stringMatching(/^The cost of chat is not known: add --prices /) },
    ]);
    expect(texts({ maxMonthlyCost: 1e6 }, cost(1, "a", "b", "c"))[0]).toMatch(/^The cost of a and 2 more is not known/);
  });
});

describe("the budget of the first answer", () => {
  const answers = (seconds: number) => [chat({ firstAnswerSeconds: range(1, 1, seconds) })];

  it("is met up to its limit, by the most of several runs", () => {
    expect([299.6, 300, 301].map((most) => met({ maxWakeSeconds: 300 }, cost(0), answers(most))[0])).toEqual([
      true,
      true,
      false,
    ]);
    expect(texts({ maxWakeSeconds: 300 }, cost(0), answers(301))).toEqual([
      "The first answer of chat takes 5 min 1 s: more than 5 min.",
    ]);
  });

  it("is met where the report shows its limit: it has no parts of a second", () => {
    expect(judged({ maxWakeSeconds: 300 }, cost(0), answers(300.3))).toMatchObject([
      { isMet: true, text: "The first answer of chat takes 5 min: within 5 min." },
    ]);
    expect(met({ maxWakeSeconds: 300 }, cost(0), answers(300.6))).toEqual([false]);
  });

  it("is of each endpoint", () => {
    const two = [chat(), { name: "talk", after: behaviour({ firstAnswerSeconds: range(900) }) }];
    expect(judged({ maxWakeSeconds: 600 }, cost(0), two)).toMatchObject([
      { endpoint: "chat", isMet: true },
      { endpoint: "talk", isMet: false },
    ]);
    expect(judged({ maxWakeSeconds: 600 }, cost(0), [])).toEqual([]);
  });

  it("is met by what is always awake", () => {
    expect(
      judged({ maxWakeSeconds: 1 }, cost(0), [chat({ wakesWhen: { kind: "always awake" }, firstAnswerSeconds: null })]),
    ).toMatchObject([{ isMet: true, value: null, text: "chat is always awake: no request waits for a wake." }]);
  });

  it.each([
    [{ wakes: "no", wakesWhen: { kind: "never" } }, "No request wakes chat: "],
    [
      { wakes: "unknown", wakesWhen: { kind: "unknown", because: ["its scaling"] } },
      "It is unknown whether chat wakes: ",
    ],
    [{}, "How long a wake of chat takes is not simulated: "],
  ] as const)("is not met without a number, and says why: %j", (parts, text) => {
    expect(judged({ maxWakeSeconds: 1e6 }, cost(0), [chat({ ...parts, firstAnswerSeconds: null })])).toMatchObject([
      { isMet: false, value: null, text: expect.stringContaining(text) },
    ]);
  });
});

describe("the budget of the idle time", () => {
  const idle = (seconds: number) => [chat({ idleToZeroSeconds: range(seconds) })];

  it("is met up to its limit", () => {
    expect([1799, 1800, 1801].map((most) => met({ maxIdleToZeroSeconds: 1800 }, cost(0), idle(most))[0])).toEqual([
      true,
      true,
      false,
    ]);
    expect(texts({ maxIdleToZeroSeconds: 1800 }, cost(0), idle(1800))).toEqual([
      "From its last request to zero, chat takes 30 min: within 30 min.",
    ]);
  });

  it("is met by what has no instances", () => {
    expect(
      met({ maxIdleToZeroSeconds: 1 }, cost(0), [
        chat({ sleepsWhen: { kind: "serverless" }, idleToZeroSeconds: null }),
      ]),
    ).toEqual([true]);
  });

  it.each([
    [{ sleeps: "no", sleepsWhen: { kind: "never" } }, "chat does not sleep: fix its findings"],
    [
      { sleeps: "unknown", sleepsWhen: { kind: "unknown", because: ["its scaling"] } },
      "It is unknown when chat sleeps: ",
    ],
  ] as const)("is not met without a number, and says why: %j", (parts, text) => {
    expect(judged({ maxIdleToZeroSeconds: 1e6 }, cost(0), [chat({ ...parts, idleToZeroSeconds: null })])).toMatchObject(
      [{ isMet: false, value: null, text: expect.stringContaining(text) }],
    );
  });
});

describe("budgets", () => {
  it("are in the order of their options, and none without an option", () => {
    const all = judged({ maxMonthlyCost: 1, maxWakeSeconds: 1, maxIdleToZeroSeconds: 1 });
    expect(all.map(({ option }) => option)).toEqual(["--max-monthly-cost", "--max-wake", "--max-idle-to-zero"]);
    expect(judged({})).toEqual([]);
  });

  it("are there if one is, also one of 0", () => {
    expect(hasBudgets({})).toBe(false);
    expect(hasBudgets({ maxWakeSeconds: 0 })).toBe(true);
  });
});
