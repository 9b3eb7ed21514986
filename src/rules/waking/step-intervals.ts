import { isUnknown, type StepAdjustment } from "../../topology";

/** A step's range of breaches, relative to the threshold. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The ranges in order; `undefined` where a bound is not known. */
export function intervalsOf(steps: readonly StepAdjustment[]): readonly Interval[] | undefined {
  const intervals: Interval[] = [];
  for (const { lowerBound = Number.NEGATIVE_INFINITY, upperBound = Number.POSITIVE_INFINITY } of steps) {
    if (isUnknown(lowerBound) || isUnknown(upperBound)) {
      return undefined;
    }
    intervals.push({ from: lowerBound, to: upperBound });
  }
  return intervals.sort((one, other) => one.from - other.from);
}

/** Why Application Auto Scaling refuses the ranges; `undefined` when it does not. */
export function gapsIn(intervals: readonly Interval[]): string | undefined {
  for (const [index, interval] of intervals.entries()) {
    const next = intervals[index + 1];
    if (interval.from >= interval.to) {
      return `the step ${shownInterval(interval)} is empty`;
    }
    if (next !== undefined && next.from !== interval.to) {
      const problem = next.from > interval.to ? "leave a gap" : "overlap";
      return `the steps ${shownInterval(interval)} and ${shownInterval(next)} ${problem}`;
    }
  }
  return undefined;
}

/** Such as `[0, ∞)`. */
export const shownInterval = ({ from, to }: Interval): string =>
  `${from === Number.NEGATIVE_INFINITY ? "(-∞" : `[${from}`}, ${to === Number.POSITIVE_INFINITY ? "∞" : to})`;
