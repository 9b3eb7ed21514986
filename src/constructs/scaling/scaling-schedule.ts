import type { Cron } from "../../time/cron";

/**
 * Options of `scaleOnSchedule`. Give at least one of `minCapacity` and `maxCapacity`.
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html
 */
export interface ScalingSchedule {
  /** When the bounds change. */
  readonly schedule: Cron;
  /** IANA name of the time zone of `schedule`, such as `Europe/Paris`. @default UTC */
  readonly timeZone?: string;
  /**
   * New minimum of copies or instances, at least 0. A smaller capacity is raised to it. Above 0, what is scaled does not sleep
   * until another action lowers the minimum.
   * @default - the minimum does not change
   */
  readonly minCapacity?: number;
  /**
   * New maximum of copies or instances, at least 0 and not below `minCapacity`. A larger capacity is reduced to it. With 0,
   * nothing wakes until another action raises the maximum.
   * @default - the maximum does not change
   */
  readonly maxCapacity?: number;
  /** Time before which the schedule does not run. @default - from now on */
  readonly startTime?: Date;
  /** Time after which the schedule does not run. Must be after `startTime`. @default - no end */
  readonly endTime?: Date;
}
