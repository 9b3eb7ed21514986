import { isKnown, type Optional } from "../../topology";
import { schedulerGuide } from "./documents";

export const SCHEDULE_TYPES = schedulerGuide("schedule-types");

/**
 * Only the plural can be wrong. EventBridge rules reject `rate(1 hours)`. Scheduler does not document whether
 * it does, and the Terraform documentation uses it. Application Auto Scaling lists both forms without a rule.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/scheduler_schedule
 */
export const isRate = (expression: Optional<string>): boolean =>
  isKnown(expression) && /^rate\([1-9]\d* (minute|hour|day)s?\)$/.test(expression);
