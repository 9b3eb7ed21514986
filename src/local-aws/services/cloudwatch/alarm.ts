import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import { forgetTags } from "../../store/tags";

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
  readonly Metrics?: readonly object[];
  readonly ThresholdMetricId?: string;
}

export type StateValue = "OK" | "ALARM" | "INSUFFICIENT_DATA";

export interface Alarm {
  readonly arn: string;
  readonly settings: AlarmSettings;
  readonly state: StateValue;
  readonly stateReason: string;
  readonly stateReasonData?: string;
  readonly stateUpdatedAt: number;
  readonly configuredAt: number;
}

export const ALARMS = tableOf<Alarm>("cloudwatch.alarms");

export const alarmArn = (call: Call, name: string) => call.arn("cloudwatch", `alarm:${name}`);

/** Creates the alarm, or gives the one of this name other settings and keeps its state. */
export function putAlarm(call: Call, settings: AlarmSettings): Alarm {
  const known = call.table(ALARMS).get(settings.AlarmName);
  return call.table(ALARMS).put(settings.AlarmName, {
    arn: alarmArn(call, settings.AlarmName),
    settings,
    state: known?.state ?? "INSUFFICIENT_DATA",
    stateReason: known?.stateReason ?? "Unchecked: Initial alarm creation",
    stateReasonData: known?.stateReasonData,
    stateUpdatedAt: known?.stateUpdatedAt ?? call.now,
    configuredAt: call.now,
  });
}

export function deleteAlarm(call: Call, name: string): void {
  const alarm = call.table(ALARMS).get(name);
  if (alarm !== undefined) {
    forgetTags(call, alarm.arn);
    call.table(ALARMS).delete(name);
  }
}
