import type { Attributes } from "../../attributes/attributes";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../../unknown";

/** The metric of a query that has no other part: the alarm, or the policy, is then on that metric. */
export interface LoneMetric {
  /** Where its name, its namespace and its dimensions are. */
  readonly metric: Attributes;
  /** Where its statistic, its unit and its period are. */
  readonly reading: Attributes;
}

/**
 * Several queries, expressions and metrics of other accounts are not looked into; `Unknown` where it cannot be told.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
 */
export function loneMetric(
  queries: Maybe<readonly Attributes[]>,
  reading: string,
  metric?: string,
): Optional<LoneMetric> {
  if (isUnknown(queries)) {
    return Unknown;
  }
  const [query, ...others] = queries;
  const isPlain = query !== undefined && !query.isSet("expression") && !query.isSet("account_id");
  const inside = isPlain && others.length === 0 ? query.block(reading) : undefined;
  const named = isKnown(inside) && metric !== undefined ? inside.block(metric) : inside;
  if (isUnknown(inside) || isUnknown(named)) {
    return Unknown;
  }
  return inside && named && { metric: named, reading: inside };
}
