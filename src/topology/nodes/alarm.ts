import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";
import type { Dimensions, QueriedMetric } from "./scaling-policy";

/** A CloudWatch alarm. */
export type Alarm = MetricAlarm | CompositeAlarm;

/** ARNs, in the order written; the whole list is unknown when the source cannot tell its length. */
export type AlarmActions = Maybe<readonly Maybe<string>[]>;

interface AnyAlarm extends Node {
  readonly name: Maybe<string>;
  readonly description?: Optional<string>;
  readonly actionsEnabled: Optional<boolean>;
  readonly alarmActions: AlarmActions;
  readonly okActions: AlarmActions;
  readonly insufficientDataActions: AlarmActions;
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export interface MetricAlarm extends AnyAlarm {
  readonly kind: "metric-alarm";
  readonly namespace: Optional<string>;
  readonly metricName: Optional<string>;
  readonly dimensions: Optional<Dimensions>;
  readonly statistic: Optional<string>;
  readonly extendedStatistic: Optional<string>;
  readonly unit: Optional<string>;
  readonly periodSeconds: Optional<number>;
  readonly evaluationPeriods: Optional<number>;
  readonly datapointsToAlarm: Optional<number>;
  readonly threshold: Optional<number>;
  readonly comparisonOperator: Optional<string>;
  readonly treatMissingData: Optional<string>;
  /** Set on an alarm of anomaly detection. */
  readonly thresholdMetricId: Optional<string>;
  /** True for metric math: `namespace`, `metricName` and the like are then absent. */
  readonly usesMetricQueries: boolean;
  /** What the expressions of metric math are about. */
  readonly queried?: readonly QueriedMetric[];
  /** How many of its queries return data: one, in an alarm that CloudWatch takes. Absent without queries. */
  readonly returnedQueries?: Maybe<number>;
}

/** An alarm over other alarms. */
export interface CompositeAlarm extends AnyAlarm {
  readonly kind: "composite-alarm";
  readonly rule: Optional<string>;
}
