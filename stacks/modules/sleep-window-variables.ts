import { limits } from "../../src/catalogue/limits";
import { type Attributes, flag, number, text, type WholeCheck } from "../../src/modules/inputs/attribute";
import { matching, within } from "../../src/modules/inputs/checks";
import { isSchedule } from "./schedule-shape";

const { names, sleep } = limits;

const DATE = matching(
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
  "must be a date and time such as 2027-01-01T00:00:00Z",
);

/** When copies sleep and wake by the clock. */
export const SLEEP_WINDOW: Attributes = {
  sleep: text("When to sleep: `cron(0 18 ? * FRI *)`, or `at(…)`, or `rate(…)`."),
  wake: text("When to wake: `cron(0 7 ? * MON *)`, or `at(…)`, or `rate(…)`."),
  time_zone: text("IANA name that both are read in: `Europe/Paris`.", {
    check: matching(
      "^(UTC|GMT|[A-Z][A-Za-z0-9_]*(/[A-Z][A-Za-z0-9_+-]*)+)$",
      "must be an IANA name such as Europe/Paris",
    ),
  }),
  copies_on_wake: number("Copies after the wake; 1, or `min_copies` where that is higher, without it.", {
    optional: true,
    check: within(sleep.copies),
  }),
  hard: flag("Nothing wakes inside the window.", { default: false }),
  start_date: text("RFC 3339 in UTC: nothing runs before.", { optional: true, check: DATE }),
  end_date: text("RFC 3339 in UTC: nothing runs afterwards.", { optional: true, check: DATE }),
};

const { pattern, maxLength, allowed } = names.sleepWindow;

/**
 * What a window is called.
 * @param name in Terraform's words
 * @param called where the name comes from
 */
export const windowName = (name: (it: string, key: string) => string, called: string): WholeCheck => ({
  condition: (it, key) => `can(regex("${pattern}", ${name(it, key)})) && length(${name(it, key)}) <= ${maxLength}`,
  requirement: `is called by ${called}: it ${allowed}; at most ${maxLength} characters`,
});

/** What is asked of the times of a window, whatever it puts to sleep. */
export const WINDOW_TIMES: readonly WholeCheck[] = [
  isSchedule("sleep"),
  isSchedule("wake"),
  {
    condition: (it) => `${it}.sleep != ${it}.wake`,
    requirement: "must sleep and wake at different times",
  },
  {
    condition: (it) => `try(timecmp(${it}.start_date, ${it}.end_date) < 0, true)`,
    requirement: "must have an end_date after its start_date",
  },
];

/** What is asked of a window as a whole. */
export const WHOLE_SLEEP_WINDOW: readonly WholeCheck[] = [
  windowName((_, key) => key, "its key"),
  ...WINDOW_TIMES,
  {
    attribute: "copies_on_wake",
    condition: (it) => `${it}.hard || (${it}.copies_on_wake == null ? true : ${it}.copies_on_wake != 0)`,
    requirement: "must be at least 1: a minimum of 0 in the window and outside of it changes nothing",
  },
];
