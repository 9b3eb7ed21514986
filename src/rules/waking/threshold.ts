import { breaches } from "../../behaviour";
import { isKnown, type Maybe, type MetricAlarm, Unknown } from "../../topology";

/** Whether an alarm fires at a value of its metric. */
export function firesAt({ comparisonOperator, threshold }: MetricAlarm, value: number): Maybe<boolean> {
  return isKnown(comparisonOperator) && isKnown(threshold)
    ? (breaches(comparisonOperator, value, threshold) ?? Unknown)
    : Unknown;
}
