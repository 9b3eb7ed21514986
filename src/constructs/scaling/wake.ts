import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { type Check, durationRange, isToken, nameShape, range, unless } from "../checks/check";
import { MetricStatistic } from "./custom-metric";

/** What the wake policy does with the number of copies. */
export enum WakeAdjustment {
  /**
   * Sets the number. The alarm calls the policy every minute for as long as requests are refused; setting the same
   * number again does nothing, however long the cold start takes.
   */
  EXACT_CAPACITY = "ExactCapacity",
  /**
   * Adds the number, as AWS's examples do. Each cooldown that ends before the cold start does adds it again: give a
   * cooldown that is longer than the cold start.
   */
  CHANGE_IN_CAPACITY = "ChangeInCapacity",
}

/** How CloudWatch reads a period without a refused request. `breaching` is not here: it would wake for ever. */
export enum MissingData {
  NOT_BREACHING = "notBreaching",
  IGNORE = "ignore",
  MISSING = "missing",
}

/** How a component comes back from zero. */
export interface WakeOptions {
  /** Copies that one wake brings, at least 1. @default 1 */
  readonly copies?: number;
  /** @default WakeAdjustment.EXACT_CAPACITY */
  readonly adjustment?: WakeAdjustment;
  /** @default - 5 minutes, which is Application Auto Scaling's own */
  readonly cooldown?: Duration;
  /** Unique for the component. @default - the component's name and `-wake` */
  readonly policyName?: string;
  /** @default - see `WakeAlarmOptions` */
  readonly alarm?: WakeAlarmOptions;
}

/**
 * The alarm that fires when a request was refused because there is no copy.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export interface WakeAlarmOptions {
  /** Unique in the account and region. @default - the component's name and `-wake` */
  readonly alarmName?: string;
  /** 10, 20, 30 or a multiple of 60 seconds. @default - 30 s, as in AWS's announcement of scale to zero */
  readonly period?: Duration;
  /** @default MetricStatistic.MAXIMUM */
  readonly statistic?: MetricStatistic;
  /** Periods that are looked at. @default 1 */
  readonly evaluationPeriods?: number;
  /**
   * Periods among them with a refused request. Above 1 a single request does not wake the component.
   * @default 1
   */
  readonly datapointsToAlarm?: number;
  /** @default MissingData.NOT_BREACHING */
  readonly treatMissingData?: MissingData;
}

export const DEFAULT_WAKE_COOLDOWN = Duration.minutes(5);
export const DEFAULT_WAKE_PERIOD = Duration.seconds(30);

export function checkWake({ copies, cooldown, policyName, alarm = {} }: WakeOptions, maxCopies: number): Check[] {
  const { evaluationPeriods = 1, datapointsToAlarm = 1 } = alarm;
  return [
    range("wake.copies", copies, limits.scaling.wakeCopies),
    unless(copies === undefined || isToken(copies) || isToken(maxCopies) || copies <= maxCopies, {
      property: "wake.copies",
      value: copies,
      requirement: `must be at most maxCopies, which is ${maxCopies}`,
      source: limits.scaling.maxCopies.source,
    }),
    durationRange("wake.cooldown", cooldown, limits.scaling.cooldown),
    nameShape("wake.policyName", policyName, limits.names.policy),
    nameShape("wake.alarm.alarmName", alarm.alarmName, limits.names.alarm),
    range("wake.alarm.evaluationPeriods", evaluationPeriods, limits.alarm.periods),
    range("wake.alarm.datapointsToAlarm", datapointsToAlarm, limits.alarm.periods),
    unless(isToken(datapointsToAlarm) || isToken(evaluationPeriods) || datapointsToAlarm <= evaluationPeriods, {
      property: "wake.alarm.datapointsToAlarm",
      value: datapointsToAlarm,
      requirement: `must be at most evaluationPeriods, which is ${evaluationPeriods}`,
      advice: "the alarm could never fire",
      source: limits.alarm.periods.source,
    }),
    ...checkPeriod(alarm.period ?? DEFAULT_WAKE_PERIOD, evaluationPeriods),
    unless(alarm.statistic !== MetricStatistic.SAMPLE_COUNT && alarm.statistic !== MetricStatistic.MINIMUM, {
      property: "wake.alarm.statistic",
      value: alarm.statistic,
      requirement: "must be Maximum, Sum or Average",
      advice: "these see one refused request among others",
      source: limits.alarm.periods.source,
    }),
  ];
}

function checkPeriod(period: Duration, evaluationPeriods: number): Check[] {
  const seconds = period.toSeconds();
  if (isToken(seconds) || isToken(evaluationPeriods)) {
    return [];
  }
  const longest = seconds < 3600 ? 86_400 : 604_800;
  return [
    unless([10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0), {
      property: "wake.alarm.period (seconds)",
      value: seconds,
      requirement: "must be 10, 20, 30 or a multiple of 60",
      source: limits.alarm.periods.source,
    }),
    unless(seconds * evaluationPeriods <= longest, {
      property: "wake.alarm.evaluationPeriods",
      value: evaluationPeriods,
      requirement: `times the period must be at most ${longest} seconds`,
      source: limits.alarm.periods.source,
    }),
  ];
}
