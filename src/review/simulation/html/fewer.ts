import type { Step } from "../../../behaviour/outcome/outcome";

/** A list that a chart draws, and whether it stands for a longer one. */
export interface Fewer<T> {
  readonly list: readonly T[];
  readonly isReduced: boolean;
}

/**
 * Steps as a chart of so many columns can show them: of a column with several changes, the highest value and the last one.
 * @param seconds the span of the chart
 */
export function fewerSteps(steps: readonly Step[], seconds: number, columns: number): Fewer<Step> {
  if (steps.length <= columns) {
    return { list: steps, isReduced: false };
  }
  const list: Step[] = [];
  const width = seconds / columns;
  let index = 0;
  for (let column = 0; index < steps.length; column += 1) {
    const until = column + 1 >= columns ? Number.POSITIVE_INFINITY : (column + 1) * width;
    let highest: Step | undefined;
    let last: Step | undefined;
    for (let step = steps[index]; step !== undefined && step.at < until; step = steps[index]) {
      highest = highest === undefined || step.value > highest.value ? step : highest;
      last = step;
      index += 1;
    }
    if (highest !== undefined && last !== undefined) {
      list.push(...(highest === last ? [last] : [highest, last]));
    }
  }
  return { list, isReduced: true };
}

/** Sums of neighbours, so that at most so many remain. @returns how many neighbours each sum has */
export function fewerBuckets(
  counts: readonly number[],
  most: number,
): { readonly each: number; readonly sums: readonly number[] } {
  const each = Math.max(1, Math.ceil(counts.length / most));
  const sums = Array.from({ length: Math.ceil(counts.length / each) }, (_, index) =>
    counts.slice(index * each, (index + 1) * each).reduce((sum, count) => sum + count, 0),
  );
  return { each, sums };
}
