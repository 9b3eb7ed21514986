import type { Cron } from "../../time/cron";
import type { Duration } from "../../time/duration";
import type { SleepMethod } from "./sleep-method";

/** What `addSleepWindow` takes: a time to sleep, a time to wake, and how. */
export interface SleepWindowOptions {
  readonly sleep: Cron;
  readonly wake: Cron;
  /** IANA name that both are read in, such as `Europe/Paris`. */
  readonly timeZone: string;
  /**
   * Copies, or instances of an asynchronous variant, after the wake: at most its maximum.
   * @default - 1, or its minimum where that is higher. `SleepMethod.lambda()` restores the counts that it found, and
   *   uses this number, if given, for components whose count nobody remembers.
   */
  readonly copiesOnWake?: number;
  /** @default SleepMethod.minCapacity() */
  readonly method?: SleepMethod;
  /** RFC 3339, read in UTC where it has no offset: nothing runs before. @default - from now on */
  readonly startDate?: string;
  /** RFC 3339, read in UTC where it has no offset: nothing runs afterwards. @default - no end */
  readonly endDate?: string;
  /**
   * `false` keeps the window in the code and lets it rest: schedules are disabled, scheduled actions left out.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Lets EventBridge Scheduler choose when to sleep, up to 1 to 1440 minutes late. The wake is always on time.
   * @default - on time
   */
  readonly flexibleWindow?: Duration;
  /** How long EventBridge Scheduler keeps trying. @default - see `ScheduleRetry` */
  readonly retry?: ScheduleRetry;
  /**
   * An SQS standard queue for calls of EventBridge Scheduler that failed for good. A queue of another account, or with
   * a KMS key, has to let the schedules' role use it. What a Lambda function or a state machine then fails at goes to
   * the endpoint's own queue all the same.
   * @default - the endpoint's own queue, encrypted, which is created
   */
  readonly deadLetterQueueArn?: string;
  /** A group of EventBridge Scheduler that exists already. @default - a group is created, one an endpoint */
  readonly scheduleGroup?: ScheduleGroupAttributes;
  /**
   * How long it takes to fall asleep and to wake again: a window that is shorter is warned of.
   * @default - 35 minutes: 25 to zero instances, as in AWS's announcement of scale to zero, and 10 for a cold start
   */
  readonly sleepAndWakeTime?: Duration;
  /**
   * The day that dates and years are judged by.
   * @default - the context `scaleToZero:now` of the app, and the clock where that is not set either
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
  readonly name: string;
  readonly arn: string;
}
