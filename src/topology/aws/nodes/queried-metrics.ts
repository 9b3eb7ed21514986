import type { QueriedMetric } from "../../nodes/scaling-policy";
import { Unknown } from "../../unknown";

/** A query as CloudWatch and Application Auto Scaling both return it. */
interface DescribedQuery {
  readonly Id: string | undefined;
  /** Only CloudWatch has it: the metric is in that account. */
  readonly AccountId?: string | undefined;
  readonly MetricStat?:
    | {
        readonly Metric?:
          | {
              readonly Namespace?: string | undefined;
              readonly MetricName?: string | undefined;
              readonly Dimensions?:
                | readonly { readonly Name: string | undefined; readonly Value: string | undefined }[]
                | undefined;
            }
          | undefined;
        readonly Unit?: string | undefined;
      }
    | undefined;
}

/** The metrics of queries in this account; expressions have none. */
export const queriedMetrics = (queries: readonly DescribedQuery[]): readonly QueriedMetric[] =>
  queries.flatMap(({ Id, AccountId, MetricStat: stat }) =>
    stat === undefined || AccountId !== undefined
      ? []
      : [
          {
            id: Id ?? Unknown,
            namespace: stat.Metric?.Namespace,
            metricName: stat.Metric?.MetricName,
            unit: stat.Unit,
            dimensions: new Map(
              (stat.Metric?.Dimensions ?? []).map(({ Name, Value }) => [Name ?? "", Value ?? Unknown]),
            ),
          },
        ],
  );
