import type { Cron } from "../../time/cron";
import type { Duration } from "../../time/duration";
import type { SleepMethod } from "./sleep-method";

/** Options of `addSleepWindow`: when to sleep, when to wake, and how. */
export interface SleepWindowOptions {
  /** When to sleep. */
  readonly sleep: Cron;
  /** When to wake. */
  readonly wake: Cron;
  /** IANA name of the time zone of both times, such as `Europe/Paris`. */
  readonly timeZone: string;
  /**
   * Copies, or instances of an asynchronous variant, after the wake: at most its maximum.
   * @default - 1, or its minimum if that is higher. `SleepMethod.lambda()` restores the counts that it found, and uses
   *   this number only for components whose count is not known.
   */
  readonly copiesOnWake?: number;
  /** How to sleep and wake. @default SleepMethod.minCapacity() */
  readonly method?: SleepMethod;
  /** Start of the schedules, in RFC 3339; UTC without an offset. @default - from now on */
  readonly startDate?: string;
  /** End of the schedules, in RFC 3339; UTC without an offset. @default - no end */
  readonly endDate?: string;
  /**
   * Whether the window is active. If `false`, schedules are disabled and scheduled actions are omitted.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Time by which EventBridge Scheduler may delay the sleep: 1 to 1440 minutes. The wake is never delayed.
   * @default - no delay
   */
  readonly flexibleWindow?: Duration;
  /** How long EventBridge Scheduler retries a failed call. @default - see `ScheduleRetry` */
  readonly retry?: ScheduleRetry;
  /**
   * ARN of the SQS standard queue for calls of EventBridge Scheduler that failed after all retries. A queue of another
   * account, or with a KMS key, must allow the role of the schedules to use it. Failures of a Lambda function or a state
   * machine go to the queue of the endpoint.
   * @default - an encrypted queue of the endpoint, which is created
   */
  readonly deadLetterQueueArn?: string;
  /** Existing schedule group of EventBridge Scheduler. @default - a group is created for the endpoint */
  readonly scheduleGroup?: ScheduleGroupAttributes;
  /**
   * Time to fall asleep and to wake. A shorter window gets a warning.
   * @default - 35 minutes: 25 to zero instances, as in AWS's announcement of scale to zero, and 10 for a cold start
   */
  readonly sleepAndWakeTime?: Duration;
  /**
   * Current time, for checks of dates and years.
   * @default - the context `scaleToZero:now` of the app, or else the clock
   */
  readonly now?: Date;
}

/**
 * How often EventBridge Scheduler tries a call again that failed.
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
 */
export interface ScheduleRetry {
  /**
   * 1 minute to 24 hours, and less than the time until the other schedule of the window: a sleep that is still tried in
   * the morning would undo the wake.
   * @default - 1 hour, or half the time until the other schedule where that is shorter
   */
  readonly maximumAge?: Duration;
  /** 0 to 185. @default 185 */
  readonly maximumAttempts?: number;
}

/** A schedule group known to Terraform: a `SchedulerScheduleGroup` of the provider, or anything with a name and an ARN. */
export interface ScheduleGroupAttributes {
  /** Name of the group. */
  readonly name: string;
  /** ARN of the group. */
  readonly arn: string;
}
