import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { atMost, type Check, durationRange, nameShape, range } from "../checks/check";
import { MetricStatistic } from "../metrics/metric-statistic";
import { withDefault } from "../terraform/nullable";
import type { AlarmTiming } from "./alarm-timing";
import { MissingData } from "./missing-data";
import type { WakeAdjustment } from "./wake-adjustment";

/** How a component comes back from zero. */
export interface WakeOptions {
  /** Copies that one wake brings, at least 1. @default 1 */
  readonly copies?: number;
  /** @default WakeAdjustment.EXACT_CAPACITY */
  readonly adjustment?: WakeAdjustment;
  /**
   * At most as long as `idleTimeout`: what slept in between cannot wake before it ends.
   * @default - none where the number is set, 5 minutes where it is added
   */
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
  /** Where the amount was written: `wake.copies`. */
  readonly property: string;
  readonly amount?: number;
  readonly cooldown?: Duration;
  readonly policyName?: string;
}

/** @param maximum the target's, and what it was written as: `maxCopies` */
export function checkWakeStep(step: WakeStep, maximum: number, maximumProperty: string): Check[] {
  const { property, amount } = step;
  return [
    range(property, amount, limits.scaling.wakeCapacity),
    atMost({
      property,
      value: amount,
      boundProperty: maximumProperty,
      bound: maximum,
      source: limits.scaling.maxCapacity.source,
    }),
    durationRange("wake.cooldown", step.cooldown, limits.scaling.cooldown),
    nameShape("wake.policyName", step.policyName, limits.names.policy),
  ];
}
