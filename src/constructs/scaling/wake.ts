import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import type { Bound } from "../checks/bound";
import { atMost, type Check, durationRange, nameShape, range } from "../checks/check";
import { MetricStatistic } from "../metrics/metric-statistic";
import { withDefault } from "../terraform/nullable";
import type { AlarmTiming } from "./alarm-timing";
import { MissingData } from "./missing-data";
import type { WakeAdjustment } from "./wake-adjustment";

/** How an inference component wakes. */
export interface WakeOptions {
  /** Number of copies that a wake starts. Must be at least 1. @default 1 */
  readonly copies?: number;
  /** How the wake policy uses `copies`. @default WakeAdjustment.EXACT_CAPACITY */
  readonly adjustment?: WakeAdjustment;
  /**
   * Time after a wake in which the policy does not run again. At most `idleTimeout`: a component that falls asleep within
   * the cooldown cannot wake before it ends.
   * @default - 0 with `EXACT_CAPACITY`, 5 minutes with `CHANGE_IN_CAPACITY`
   */
  readonly cooldown?: Duration;
  /** Name of the wake policy. Must be unique for the component. @default - the component's name and `-wake` */
  readonly policyName?: string;
  /** The wake alarm. @default - see `WakeAlarmOptions` */
  readonly alarm?: WakeAlarmOptions;
}

/**
 * The alarm that fires when a request was refused because there is no copy.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export interface WakeAlarmOptions {
  /** Name of the alarm. Must be unique in the account and Region. @default - the component's name and `-wake` */
  readonly alarmName?: string;
  /** Length of a period: 10, 20 or 30 s, or a multiple of 60 s. @default - 30 s, as in AWS's announcement of scale to zero */
  readonly period?: Duration;
  /** Statistic of the metric in a period. @default MetricStatistic.MAXIMUM */
  readonly statistic?: MetricStatistic;
  /** Number of the latest periods that are evaluated. Must be at least 1. @default 1 */
  readonly evaluationPeriods?: number;
  /**
   * Number of these periods that must have a refused request. Above 1, a single request does not wake the component.
   * @default 1
   */
  readonly datapointsToAlarm?: number;
  /** How a period without data counts. @default MissingData.NOT_BREACHING */
  readonly treatMissingData?: MissingData;
}

/** SageMaker publishes the metric only when a request is refused, so a period without data is a quiet one. */
export function wakeAlarmTiming(inferenceComponentName: string, alarm: WakeAlarmOptions = {}): AlarmTiming {
  return {
    alarmName: withDefault(alarm.alarmName, `${inferenceComponentName}-wake`),
    period: alarm.period ?? Duration.seconds(30),
    statistic: alarm.statistic ?? MetricStatistic.MAXIMUM,
    evaluationPeriods: alarm.evaluationPeriods ?? 1,
    datapointsToAlarm: alarm.datapointsToAlarm ?? 1,
    treatMissingData: alarm.treatMissingData ?? MissingData.NOT_BREACHING,
  };
}

/** What brings capacity from zero, whatever it is a capacity of. */
export interface WakeStep {
  /** How much it brings: `wake.copies`. */
  readonly amount: Bound;
  readonly cooldown?: Duration;
  readonly policyName?: string;
}

/** @param maximum of the target */
export function checkWakeStep(step: WakeStep, maximum: Bound): Check[] {
  const { amount } = step;
  return [
    range(amount.property, amount.value, limits.scaling.wakeCapacity),
    atMost(amount, maximum, { source: limits.scaling.maxCapacity.source }),
    durationRange("wake.cooldown", step.cooldown, limits.scaling.cooldown),
    nameShape("wake.policyName", step.policyName, limits.names.policy),
  ];
}
