import { Fn, Op } from "cdktf";
import { limits } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import { atMost, type Check, isToken, nameShape, range, unless } from "../checks/check";
import { MetricStatistic } from "../metrics/metric-statistic";
import type { MissingData } from "./missing-data";

/** When an alarm fires. What each of them is by default stands where the alarm is described. */
export interface AlarmTiming {
  readonly alarmName: string;
  readonly period: Duration;
  readonly statistic: MetricStatistic;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly treatMissingData: MissingData;
}

const SOURCE = limits.alarm.periods.source;

/** How long and how often an alarm looks at its metric. */
export interface AlarmPeriods extends Pick<AlarmTiming, "period" | "evaluationPeriods"> {
  /** @default - all of them */
  readonly datapointsToAlarm?: number;
}

/** @param at where the alarm was written, such as `wake.alarm`; empty for the options of an alarm itself */
export function checkAlarmPeriods(at: string, timing: AlarmPeriods): Check[] {
  const { period, evaluationPeriods, datapointsToAlarm } = timing;
  const seconds = period.toSeconds();
  const longest = seconds < 3600 ? 86_400 : 604_800;
  const property = (name: string) => (at === "" ? name : `${at}.${name}`);
  return [
    range(property("evaluationPeriods"), evaluationPeriods, limits.alarm.periods),
    range(property("datapointsToAlarm"), datapointsToAlarm, limits.alarm.periods),
    atMost(
      { property: property("datapointsToAlarm"), value: datapointsToAlarm },
      { property: property("evaluationPeriods"), value: evaluationPeriods },
      { advice: "otherwise the alarm can never fire", source: SOURCE },
    ),
    alarmPeriod(property("period"), seconds),
    unless(isToken(seconds) || isToken(evaluationPeriods) || seconds * evaluationPeriods <= longest, {
      property: property("evaluationPeriods"),
      value: evaluationPeriods,
      requirement: `multiplied by the period must be at most ${longest} seconds`,
      source: SOURCE,
    }),
  ];
}

/** @param at where the alarm was written, such as `wake.alarm` */
export function checkAlarmTiming(at: string, timing: AlarmTiming): Check[] {
  return [
    nameShape(`${at}.alarmName`, timing.alarmName, limits.names.alarm),
    ...checkAlarmPeriods(at, timing),
    unless(timing.statistic !== MetricStatistic.SAMPLE_COUNT && timing.statistic !== MetricStatistic.MINIMUM, {
      property: `${at}.statistic`,
      value: timing.statistic,
      requirement: "must be Maximum, Sum or Average",
      advice: "only these detect a single waiting request",
      source: SOURCE,
    }),
  ];
}

const SHORT_PERIODS = [10, 20, 30];
const PERIOD_REQUIREMENT = "must be 10, 20, 30 or a multiple of 60 seconds";

/** The seconds of a period that CloudWatch counts in; asked of Terraform where it alone knows them. */
export function alarmPeriod(property: string, seconds: number): Check {
  const asked = { property, unit: "seconds", value: seconds, requirement: PERIOD_REQUIREMENT, source: SOURCE };
  if (isToken(seconds)) {
    const isWholeMinutes = Op.and(Op.lt(0, seconds), Op.eq(0, Op.mod(seconds, 60)));
    return { ...asked, condition: Op.or(Fn.contains(SHORT_PERIODS, seconds), isWholeMinutes) };
  }
  return unless(SHORT_PERIODS.includes(seconds) || (seconds > 0 && seconds % 60 === 0), asked);
}
