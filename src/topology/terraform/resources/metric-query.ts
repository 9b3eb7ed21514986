import type { Attributes } from "../../attributes/attributes";
import type { QueriedMetric } from "../../nodes/scaling-policy";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../../unknown";

/** The metric of a query that has no other part: the alarm, or the policy, is then on that metric. */
export interface LoneMetric {
  /** Where its name, its namespace and its dimensions are. */
  readonly metric: Attributes;
  /** Where its statistic, its unit and its period are. */
  readonly reading: Attributes;
}

/** The metrics of one's own account in queries that are not looked into, with how dimensions are read. */
export function queriedMetrics(
  queries: Maybe<readonly Attributes[]>,
  reading: string,
  dimensionsOf: (metric: Attributes) => QueriedMetric["dimensions"],
  metric?: string,
): readonly QueriedMetric[] {
  return (isUnknown(queries) ? [] : queries).flatMap((query) => {
    const inside = query.isSet("account_id") ? undefined : query.block(reading);
    const named = isKnown(inside) && metric !== undefined ? inside.block(metric) : inside;
    return isKnown(inside) && isKnown(named)
      ? [
          {
            id: query.name("id"),
            namespace: named.text("namespace"),
            metricName: named.text("metric_name"),
            unit: inside.text("unit"),
            dimensions: dimensionsOf(named),
          },
        ]
      : [];
  });
}

/**
 * Several queries, expressions and metrics of other accounts are not looked into; `Unknown` where it is not known.
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
