import type { WholeCheck } from "../../src/modules/inputs/attribute";

/* Scheduled actions and schedules take more than calendars: what runs once, and what runs every so often. */

const AT = "at[(][0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[)]";
const RATE = "rate[(](1 (minute|hour|day)|([2-9]|[1-9][0-9]+) (minute|hour|day)s)[)]";
const SIX_FIELDS = "^cron[(][^ ()]+( [^ ()]+){5}[)]$";

const MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
const DAY = "0*([1-9]|[12][0-9]|3[01])";
const WEEKDAYS = "SUN|MON|TUE|WED|THU|FRI|SAT";

/** A value, a range or `*`, with a step or without. */
const plain = (value: string): string => `([*]|(${value})(-(${value}))?)(/0*[1-9][0-9]*)?`;

/**
 * An item of each of the six lists as EventBridge Scheduler and Application Auto Scaling take it.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
const ITEMS = [
  plain("0*[1-5]?[0-9]"),
  plain("0*(1?[0-9]|2[0-3])"),
  `[?]|L(-[0-9]+)?|${DAY}W|${plain(DAY)}`,
  plain(`0*([1-9]|1[0-2])|${MONTHS}`),
  `[?]|L|[*]|(0*[1-7]|${WEEKDAYS})(-(0*[1-7]|${WEEKDAYS})|L|#[1-5])?`,
  plain("19[7-9][0-9]|2[01][0-9]{2}"),
];

/** Whether a cron expression of six fields has fields that AWS takes, and a `?` in one of those of days. */
function fieldsAreRight(it: string): string {
  const field = `[${ITEMS.map((item) => JSON.stringify(`^(${item})$`)).join(", ")}][index]`;
  const fields = `split(" ", upper(trimsuffix(trimprefix(${it}, "cron("), ")")))`;
  const items = `[for index, field in ${fields} : [for item in split(",", field) : can(regex(${field}, item))]]`;
  return `can(regex("${SIX_FIELDS}", ${it})) && length(regexall("[?]", ${it})) == 1 && strcontains(${it}, " ? ") && !can(regex("#[^ ]*,|,[^ ]*#", ${it})) && try(alltrue(flatten(${items})), false)`;
}

/** What is asked of the time at an attribute of a window. */
export const isSchedule = (attribute: string): WholeCheck => ({
  attribute,
  condition: (it) => `can(regex("^(${AT}|${RATE})$", ${it}.${attribute})) || (${fieldsAreRight(`${it}.${attribute}`)})`,
  requirement:
    "must be cron(minutes hours day-of-month month day-of-week year) with one ? in a field of days, such as cron(0 18 ? * FRI *), at(2027-01-01T00:00:00) or rate(7 days)",
});
