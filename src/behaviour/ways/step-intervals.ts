import { isUnknown, type StepAdjustment } from "../../topology";
import type { StepRange } from "../laws/step-scaling";

/** The range of breaches that a step covers. */
export type Interval = StepRange;

/** The ranges in ascending order; `undefined` if a bound is unknown. */
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

/** Why Application Auto Scaling refuses the ranges; `undefined` if it accepts them. */
export function refusedIntervals(intervals: readonly Interval[]): string | undefined {
  const [first, last] = [intervals[0], intervals.at(-1)];
  if (first !== undefined && first.from > Number.NEGATIVE_INFINITY && first.from < 0) {
    return `no step covers a breach below ${first.from}`;
  }
  if (last !== undefined && last.to < Number.POSITIVE_INFINITY && last.to > 0) {
    return `no step covers a breach of ${last.to} or more`;
  }
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
