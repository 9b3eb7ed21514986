import { duration, number, oneOf, text } from "../checks/kinds";
import { objectOf, optional, type Properties } from "../checks/properties";
import { MetricStatistic } from "../metrics/metric-statistic";
import type { BacklogWakeOptions } from "./backlog-wake-options";
import { MissingData } from "./missing-data";
import type { WakeAlarmOptions, WakeOptions } from "./wake";
import { WakeAdjustment } from "./wake-adjustment";

const { NOT_BREACHING, IGNORE, MISSING } = MissingData;

/** Without a request the metric of a wake has no data: an alarm that takes this for a breach wakes for ever. */
const WAKING = { NOT_BREACHING, IGNORE, MISSING };

/** What the properties of a wake may be, whatever wakes. */
export const alarmProperties: Properties<WakeAlarmOptions> = {
  alarmName: optional(text),
  period: optional(duration),
  statistic: optional(oneOf("MetricStatistic", MetricStatistic)),
  evaluationPeriods: optional(number),
  datapointsToAlarm: optional(number),
  treatMissingData: optional(oneOf("MissingData", WAKING)),
};

const wake = {
  adjustment: optional(oneOf("WakeAdjustment", WakeAdjustment)),
  cooldown: optional(duration),
  policyName: optional(text),
  alarm: optional(objectOf(alarmProperties)),
};

export const wakeProperties: Properties<WakeOptions> = { ...wake, copies: optional(number) };

export const backlogWakeProperties: Properties<BacklogWakeOptions> = { ...wake, instances: optional(number) };
