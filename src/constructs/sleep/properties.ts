import { Cron } from "../../time/cron";
import { date, duration, flag, madeBy, number, plain, text } from "../checks/kinds";
import { unknownText } from "../checks/placeholders";
import { objectOf, optional, type Properties, required } from "../checks/properties";
import { SleepMethod } from "./sleep-method";
import type { ScheduleGroupAttributes, ScheduleRetry, SleepWindowOptions } from "./sleep-window-options";

/** Problems of its days and times are reported with those of the window. */
const cron = plain(
  "must be a Cron",
  (value) => value instanceof Cron,
  (value) =>
    typeof value === "string"
      ? `write Cron.of(${JSON.stringify(value)})`
      : 'write it as in Cron.weekly("FRI", "18:00")',
);

const groupProperties: Properties<ScheduleGroupAttributes> = {
  name: required(text, unknownText),
  arn: required(text, unknownText),
};

const retryProperties: Properties<ScheduleRetry> = {
  maximumAge: optional(duration),
  maximumAttempts: optional(number),
};

/** A stand-in for an invalid one. */
const unknownCron = () => Cron.of(unknownText());

/** What the properties of a sleep window may be. */
export const sleepWindowProperties: Properties<SleepWindowOptions> = {
  sleep: required(cron, unknownCron, 'as in Cron.weekly("FRI", "18:00")'),
  wake: required(cron, unknownCron, 'as in Cron.weekly("MON", "07:00")'),
  timeZone: required(text, unknownText, 'as in "Europe/Paris"'),
  copiesOnWake: optional(number),
  method: optional(madeBy(SleepMethod, "SleepMethod.minCapacity()")),
  startDate: optional(text),
  endDate: optional(text),
  enabled: optional(flag),
  flexibleWindow: optional(duration),
  retry: optional(objectOf(retryProperties)),
  deadLetterQueueArn: optional(text),
  scheduleGroup: optional(objectOf(groupProperties)),
  sleepAndWakeTime: optional(duration),
  now: optional(date),
};
