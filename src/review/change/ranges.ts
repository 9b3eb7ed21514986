import type { Cost } from "../../behaviour/outcome/simulation";
import { durationText, moneyText, numberText } from "../simulation/amounts";
import type { CostRange, Range } from "./change-review";

/** Seconds, and cents: what differs by less is the same. */
export const SAME_SECONDS = 1;
const SAME_MONEY = 0.01;
const SAME_COUNT = 0.1;
/** Runs that differ by a smaller share of the middle one agree. */
const SAME_SHARE = 0.05;

/** Of several runs; `null` without one. */
export function rangeOf(values: readonly number[]): Range | null {
  const sorted = [...values].sort((one, other) => one - other);
  const [least, most, typical] = [sorted[0], sorted.at(-1), sorted[Math.floor((sorted.length - 1) / 2)]];
  return least === undefined || most === undefined || typical === undefined ? null : { least, typical, most };
}

/** Of several runs; `null` if one of them is not priced. */
export function costRangeOf(costs: readonly (Cost | null)[]): CostRange | null {
  const priced = costs.flatMap((cost) => cost ?? []).sort((one, other) => one.amount - other.amount);
  const [least, most, typical] = [priced[0], priced.at(-1), priced[Math.floor((priced.length - 1) / 2)]];
  return priced.length < costs.length || least === undefined || most === undefined || typical === undefined
    ? null
    : { least, typical, most };
}

export const amountsOf = ({ least, typical, most }: CostRange): Range => ({
  least: least.amount,
  typical: typical.amount,
  most: most.amount,
});

/** What a difference has to reach to count: both of them. */
export interface Threshold {
  /** In the unit of the quantity. */
  readonly amount: number;
  /** Of the larger value, 0 to 1: so that forth and back give one answer. */
  readonly share: number;
}

/** What a number is, for its text and for what is no difference. */
export interface Quantity {
  readonly text: (value: number) => string;
  /** Runs that differ by so much at most have one text. */
  readonly same: number;
  /** What a change of it has to reach to count. */
  readonly threshold: Threshold;
  /** In words: less of it, and more of it. */
  readonly less: string;
  readonly more: string;
  /** Whether a difference is given as a share of what was before. */
  readonly asShare: boolean;
}

/** Alarms with the shortest period are evaluated so often, and no scaling reacts to less. */
const EVALUATION_SECONDS = 10;
const LEAST_SHARE = 0.01;

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html */
export const SECONDS: Quantity = {
  text: durationText,
  same: SAME_SECONDS,
  threshold: { amount: EVALUATION_SECONDS, share: 0 },
  less: "shorter",
  more: "longer",
  asShare: false,
};

export const MONEY: Quantity = {
  text: (amount) => moneyText({ amount, currency: "USD" }),
  same: SAME_MONEY,
  threshold: { amount: 1, share: LEAST_SHARE },
  less: "less",
  more: "more",
  asShare: true,
};

/** Of things that cannot be divided: a mean of them is shown as a whole number. */
export const COUNT: Quantity = {
  text: (count) => numberText(Math.round(count)),
  same: SAME_COUNT,
  threshold: { amount: 1, share: LEAST_SHARE },
  less: "fewer",
  more: "more",
  asShare: false,
};

/** One request in a week of simulation is four in a month, and chance. */
export const LOST: Quantity = { ...COUNT, threshold: { amount: 10, share: LEAST_SHARE } };

export const HOURS: Quantity = {
  text: numberText,
  same: SAME_COUNT,
  threshold: { amount: 1, share: LEAST_SHARE },
  less: "fewer",
  more: "more",
  asShare: true,
};

/** `5 min`, or `5 min (4 min 30 s to 6 min)` if the runs differ by more than a small share. */
export function rangeText({ least, typical, most }: Range, quantity: Quantity): string {
  const isMean = (quantity === COUNT || quantity === LOST) && !Number.isInteger(typical);
  const text = `${isMean ? "about " : ""}${quantity.text(typical)}`;
  const [from, to] = [quantity.text(least), quantity.text(most)];
  const agree = isSame(least, most, quantity) || most - least <= typical * SAME_SHARE;
  return agree ? text : `${text} (${from} to ${to})`;
}

/** Rounding of binary fractions must not make a cent of difference. */
const ROUNDING = 1e-9;

/** Whether two numbers are shown as one. */
const isSame = (one: number, other: number, { same, text }: Quantity): boolean =>
  Math.abs(other - one) <= same + ROUNDING || text(one) === text(other);
