import { duration, number, oneOf, text } from "../checks/kinds";
import { objectOf, optional, type Properties } from "../checks/properties";
import { MissingData } from "./alarm-timing";
import type { BacklogWakeOptions } from "./backlog-wake";
import { MetricStatistic } from "./custom-metric";
import type { WakeAlarmOptions, WakeOptions } from "./wake";
import { WakeAdjustment } from "./wake-adjustment";

/** What the properties of a wake may be, whatever wakes. */
export const alarmProperties: Properties<WakeAlarmOptions> = {
  alarmName: optional(text),
  period: optional(duration),
  statistic: optional(oneOf("MetricStatistic", MetricStatistic)),
  evaluationPeriods: optional(number),
  datapointsToAlarm: optional(number),
  treatMissingData: optional(oneOf("MissingData", MissingData)),
};

const wake = {
  adjustment: optional(oneOf("WakeAdjustment", WakeAdjustment)),
  cooldown: optional(duration),
  policyName: optional(text),
  alarm: optional(objectOf(alarmProperties)),
};

export const wakeProperties: Properties<WakeOptions> = { ...wake, copies: optional(number) };

export const backlogWakeProperties: Properties<BacklogWakeOptions> = { ...wake, instances: optional(number) };
