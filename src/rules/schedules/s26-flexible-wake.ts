import { isKnown } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { effectOf, isDisabled, sagemakerSchedules } from "./effect";

export const flexibleWake = rule({
  id: "S26",
  slug: "flexible-wake",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "A schedule that wakes should run at its exact time",
  why: "With a flexible time window, the schedule can run at any minute of the window. Requests at the planned time can find the endpoint asleep.",
  remedy: 'Set flexible_time_window { mode = "OFF" }.',
  source: schedulerGuide("managing-schedule-flexible-time-windows"),
  *check(topology) {
    for (const schedule of sagemakerSchedules(topology)) {
      const { flexibleWindowMode: mode, maximumWindowMinutes: minutes } = schedule;
      if (mode === "FLEXIBLE" && effectOf(schedule) === "wake" && !isDisabled(schedule)) {
        yield finding(schedule, {
          what: `it may run up to ${isKnown(minutes) ? plural(minutes, "minute") : "some time"} late`,
          fix: 'flexible_time_window { mode = "OFF" }',
        });
      }
    }
  },
});
