import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import type { MetricQuery } from "./metric-query";

export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

/** What PutMetricAlarm sets. */
export interface AlarmSettings {
  readonly AlarmName: string;
  readonly AlarmDescription?: string;
  readonly ActionsEnabled?: boolean;
  readonly OKActions?: readonly string[];
  readonly AlarmActions?: readonly string[];
  readonly InsufficientDataActions?: readonly string[];
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Dimensions?: readonly Dimension[];
  readonly Period?: number;
  readonly Unit?: string;
  readonly EvaluationPeriods?: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold?: number;
  readonly ComparisonOperator?: string;
  readonly TreatMissingData?: string;
  readonly EvaluateLowSampleCountPercentile?: string;
  readonly Metrics?: readonly MetricQuery[];
  readonly ThresholdMetricId?: string;
}

export type StateValue = "OK" | "ALARM" | "INSUFFICIENT_DATA";

export interface Alarm {
  readonly arn: string;
  readonly settings: AlarmSettings;
  readonly state: StateValue;
  readonly stateReason: string;
  readonly stateReasonData?: string;
  /** The state before this one; `undefined` if it is the first. */
  readonly previousState?: StateValue;
  readonly stateUpdatedAt: number;
  /** When it went into this state; absent before it has changed. */
  readonly stateChangedAt?: number;
  readonly configuredAt: number;
}

export const ALARMS = tableOf<Alarm>("cloudwatch.alarms");

export const alarmArn = (call: Call, name: string) => call.arn("cloudwatch", `alarm:${name}`);
