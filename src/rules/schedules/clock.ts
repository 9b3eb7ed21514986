import { isKnown, type Optional } from "../../topology";
import { schedulerGuide } from "./documents";

export const SCHEDULE_TYPES = schedulerGuide("schedule-types");

/**
 * All that can be wrong with one is its plural. Rules of EventBridge refuse `rate(1 hours)`; Scheduler does not say that
 * it does, and Terraform's own example of a schedule has it. Application Auto Scaling lists both forms and states no more.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/scheduler_schedule
 */
export const isRate = (expression: Optional<string>): boolean =>
  isKnown(expression) && /^rate\([1-9]\d* (minute|hour|day)s?\)$/.test(expression);
