import { Cron, OneTime } from "../../time";

const RATE = /^rate\(0*[1-9]\d* (?:minute|hour|day)s?\)$/;

/**
 * Whether EventBridge Scheduler and Application Auto Scaling take it, as far as they document: what they do not
 * document, such as a range of days that runs backwards, is refused here.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export function isScheduleExpression(text: string): boolean {
  if (RATE.test(text)) {
    return true;
  }
  if (/^cron\([^$]*\)$/.test(text)) {
    return succeeds(() => Cron.parse(text));
  }
  return /^at\(\S*\)$/.test(text) && succeeds(() => OneTime.of(text));
}

/** Whether it is the name of a time zone, as both services take: an offset is none. */
export const isTimeZone = (name: string): boolean =>
  !/^[+-]/.test(name) && succeeds(() => new Intl.DateTimeFormat("en", { timeZone: name }));

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
