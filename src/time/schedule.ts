import { Cron } from "./cron";
import { unknownSchedule } from "./errors";
import { OneTime } from "./one-time";
import { Rate } from "./rate";
import { isToken } from "./token";

/** The three kinds of schedule of EventBridge Scheduler and Application Auto Scaling. */
export type Schedule = Cron | Rate | OneTime;

/**
 * Reads a schedule expression as Terraform holds it, a text that is nothing but a token as a `Cron`.
 *
 * @param expression `cron(...)`, `rate(...)` or `at(...)`
 * @throws ScaleToZeroError for what AWS would refuse or misread
 */
export function parseSchedule(expression: string): Schedule {
  if (expression.startsWith("rate(")) {
    return Rate.of(expression);
  }
  if (expression.startsWith("at(")) {
    return OneTime.of(expression);
  }
  if (expression.startsWith("cron(") || isToken(expression)) {
    return Cron.parse(expression);
  }
  throw unknownSchedule(expression);
}
