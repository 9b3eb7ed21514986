import type { Budget, EndpointBehaviour, Range } from "./change-review";
import { MONEY, type Quantity, SECONDS } from "./ranges";

/** Limits that the user sets. */
export interface Budgets {
  /** USD a month, of all endpoints together. */
  readonly maxMonthlyCost?: number;
  /** Seconds until the first answer, of each endpoint. */
  readonly maxWakeSeconds?: number;
  /** Seconds from the last request to zero instances, of each endpoint. */
  readonly maxIdleToZeroSeconds?: number;
}

/** An endpoint that exists after the change. */
export interface Budgeted {
  readonly name: string;
  readonly after: EndpointBehaviour;
}

/** All endpoints together, after the change. */
export interface BudgetedCost {
  readonly total: Range | null;
  /** Names of the endpoints that are not priced. */
  readonly notPriced: readonly string[];
}

/** Compares with the most of several runs. A budget that cannot be judged is not met. */
export function budgetsOf(
  { maxMonthlyCost, maxWakeSeconds, maxIdleToZeroSeconds }: Budgets,
  cost: BudgetedCost,
  endpoints: readonly Budgeted[],
): readonly Budget[] {
  return [
    ...(maxMonthlyCost === undefined ? [] : [costBudget(maxMonthlyCost, cost)]),
    ...(maxWakeSeconds === undefined ? [] : endpoints.map((one) => wakeBudget(maxWakeSeconds, one))),
    ...(maxIdleToZeroSeconds === undefined ? [] : endpoints.map((one) => idleBudget(maxIdleToZeroSeconds, one))),
  ];
}

export const hasBudgets = (budgets: Budgets): boolean => Object.values(budgets).some((value) => value !== undefined);

function costBudget(limit: number, { total, notPriced }: BudgetedCost): Budget {
  const option = "--max-monthly-cost";
  const [first] = notPriced;
  if (first !== undefined) {
    const others = notPriced.length > 1 ? ` and ${notPriced.length - 1} more` : "";
    const text = `The cost of ${first}${others} is not known: add --prices or --price, or --region if its Region is not known.`;
    return { option, limit, value: null, endpoint: null, isMet: false, text };
  }
  return judged({ option, limit, endpoint: null }, total?.most ?? 0, MONEY, "All endpoints cost", " a month");
}

function wakeBudget(limit: number, { name, after }: Budgeted): Budget {
  const about = { option: "--max-wake", limit, endpoint: name } as const;
  if (after.wakesWhen.kind === "always awake") {
    return { ...about, value: null, isMet: true, text: `${name} is always awake: no request waits for a wake.` };
  }
  if (after.firstAnswerSeconds !== null) {
    return judged(about, after.firstAnswerSeconds.most, SECONDS, `The first answer of ${name} takes`);
  }
  const why =
    after.wakes === "no"
      ? `No request wakes ${name}: fix its findings, or remove --max-wake.`
      : after.wakesWhen.kind === "unknown" || after.wakes === "unknown"
        ? `It is unknown whether ${name} wakes: review a plan or state that shows its scaling.`
        : `How long a wake of ${name} takes is not simulated: remove --max-wake, or leave the endpoint out with --endpoint.`;
  return { ...about, value: null, isMet: false, text: why };
}

function idleBudget(limit: number, { name, after }: Budgeted): Budget {
  const about = { option: "--max-idle-to-zero", limit, endpoint: name } as const;
  if (after.sleepsWhen.kind === "serverless") {
    return { ...about, value: null, isMet: true, text: `${name} has no instances.` };
  }
  if (after.idleToZeroSeconds !== null) {
    return judged(about, after.idleToZeroSeconds.most, SECONDS, `From its last request to zero, ${name} takes`);
  }
  const why =
    after.sleepsWhen.kind === "hours"
      ? `${name} sleeps by schedule, and not when it is idle: add target tracking, or remove --max-idle-to-zero.`
      : after.sleeps === "no"
        ? `${name} does not sleep: fix its findings, or remove --max-idle-to-zero.`
        : `It is unknown when ${name} sleeps: review a plan or state that shows its scaling.`;
  return { ...about, value: null, isMet: false, text: why };
}

function judged(
  about: Pick<Budget, "option" | "limit" | "endpoint">,
  value: number,
  { text }: Quantity,
  what: string,
  unit = "",
): Budget {
  // A part of a cent or a second that no report shows is not "USD 100.00: more than USD 100.00".
  const isMet = value <= about.limit || text(value) === text(about.limit);
  const relation = isMet ? "within" : "more than";
  return { ...about, value, isMet, text: `${what} ${text(value)}${unit}: ${relation} ${text(about.limit)}.` };
}
