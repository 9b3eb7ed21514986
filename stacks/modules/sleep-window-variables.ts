import { limits } from "../../src/catalogue/limits";
import { nameRequirement } from "../../src/constructs/checks/check";
import { type Attributes, flag, number, text, type WholeCheck } from "../../src/modules/inputs/attribute";
import { matching, within } from "../../src/modules/inputs/checks";
import { isSchedule } from "./schedule-shape";

const { names, sleep } = limits;

const DATE = matching(
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
  "must be a date and time in UTC, such as 2027-01-01T00:00:00Z",
);

/** When copies sleep and wake by the clock. */
export const SLEEP_WINDOW: Attributes = {
  sleep: text("Schedule of the sleep, such as `cron(0 18 ? * FRI *)`, `at(2027-01-01T00:00:00)` or `rate(7 days)`."),
  wake: text("Schedule of the wake, such as `cron(0 7 ? * MON *)`, `at(2027-01-02T00:00:00)` or `rate(7 days)`."),
  time_zone: text("IANA name of the time zone of both schedules, such as `Europe/Paris`.", {
    check: matching(
      "^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$",
      "must be the IANA name of a time zone, such as Europe/Paris",
    ),
  }),
  copies_on_wake: number("Number of copies after the wake. Default: `min_copies`, or 1 if that is 0.", {
    optional: true,
    check: within(sleep.copies),
  }),
  hard: flag("Whether requests within the window are refused instead of waking the component.", { default: false }),
  start_date: text("Time in UTC before which the schedules do not run, such as `2027-01-01T00:00:00Z`.", {
    optional: true,
    check: DATE,
  }),
  end_date: text("Time in UTC after which the schedules do not run, such as `2027-12-31T00:00:00Z`.", {
    optional: true,
    check: DATE,
  }),
};

const { pattern, maxLength } = names.sleepWindow;

/**
 * What a window is called.
 * @param name in Terraform's words
 * @param called where the name comes from
 */
export const windowName = (name: (it: string, key: string) => string, called: string): WholeCheck => ({
  condition: (it, key) => `can(regex("${pattern}", ${name(it, key)})) && length(${name(it, key)}) <= ${maxLength}`,
  requirement: `must have a valid name, which is ${called}: it ${nameRequirement(names.sleepWindow)}`,
});

/** What is asked of the times of a window, whatever it puts to sleep. */
export const WINDOW_TIMES: readonly WholeCheck[] = [
  isSchedule("sleep"),
  isSchedule("wake"),
  {
    condition: (it) => `${it}.sleep != ${it}.wake`,
    requirement: "must sleep and wake at different times: sleep and wake have the same schedule",
  },
  {
    condition: (it) => `try(timecmp(${it}.start_date, ${it}.end_date) < 0, true)`,
    requirement: "must have an end_date that is later than its start_date",
  },
];

/** What is asked of a window as a whole. */
export const WHOLE_SLEEP_WINDOW: readonly WholeCheck[] = [
  windowName((_, key) => key, "its key"),
  ...WINDOW_TIMES,
  {
    attribute: "copies_on_wake",
    condition: (it) => `${it}.hard || (${it}.copies_on_wake == null ? true : ${it}.copies_on_wake != 0)`,
    requirement: "must be at least 1: with a minimum of 0 outside the window as well, the window has no effect",
  },
];
