import type { Duration } from "../../time/duration";
import type { MetricStatistic } from "../metrics/metric-statistic";
import type { MissingData } from "./missing-data";
import type { WakeAdjustment } from "./wake-adjustment";

/** How an asynchronous variant wakes. */
export interface BacklogWakeOptions {
  /** Number of instances that a wake starts. Must be at least 1. @default 1 */
  readonly instances?: number;
  /** How the wake policy uses `instances`. @default WakeAdjustment.EXACT_CAPACITY */
  readonly adjustment?: WakeAdjustment;
  /**
   * Time after a wake in which the policy does not run again. At most `idleTimeout`: a variant that falls asleep within
   * the cooldown cannot wake before it ends.
   * @default - 0 with `EXACT_CAPACITY`, 5 minutes with `CHANGE_IN_CAPACITY`
   */
  readonly cooldown?: Duration;
  /** Name of the wake policy. Must be unique for the variant. @default - the endpoint's name, the variant's and `-wake` */
  readonly policyName?: string;
  /** The wake alarm. @default - see `BacklogAlarmOptions` */
  readonly alarm?: BacklogAlarmOptions;
}

/** The alarm that fires while a request waits and the variant has no instance. */
export interface BacklogAlarmOptions {
  /** Name of the alarm. Must be unique in the account and Region. @default - the endpoint's name, the variant's and `-wake` */
  readonly alarmName?: string;
  /** Length of a period. @default - 60 s: SageMaker publishes the metric once a minute */
  readonly period?: Duration;
  /** Statistic of the metric in a period. @default MetricStatistic.AVERAGE */
  readonly statistic?: MetricStatistic;
  /** Number of the latest periods that are evaluated. Must be at least 1. @default - 2, and 1 for a fast wake */
  readonly evaluationPeriods?: number;
  /** Number of these periods in which a request must have waited. @default - all */
  readonly datapointsToAlarm?: number;
  /** How a period without data counts. @default MissingData.NOT_BREACHING */
  readonly treatMissingData?: MissingData;
}
