import { isKnown, type Schedule } from "../../topology";
import { issue } from "../documents";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { schedulerApi, schedulerGuide } from "./documents";
import { effectOf, endpointSchedules, isDisabled, sagemakerSchedules } from "./effect";

export const deletesItself = rule({
  id: "S05",
  slug: "deletes-itself",
  severity: "warning",
  evidence: "verified",
  title: "A schedule stays after its last run",
  why: "A schedule that deletes itself is one that Terraform misses: the next plan creates it again.",
  remedy: 'action_after_completion = "NONE", or leave it out.',
  source: issue("hashicorp/terraform-provider-aws", 38166),
  *check(topology) {
    for (const schedule of endpointSchedules(topology)) {
      if (schedule.actionAfterCompletion === "DELETE") {
        yield finding(schedule, {
          what: "action_after_completion is DELETE",
          fix: 'action_after_completion = "NONE", or leave it out',
        });
      }
    }
  },
});

export const uniqueScheduleName = rule({
  id: "S06",
  slug: "unique-schedule-name",
  severity: "error",
  evidence: "verified",
  title: "The schedules of a group have names of their own",
  why: "EventBridge Scheduler answers ConflictException to the second schedule of a name, and one half of the pair that sleeps and wakes is missing.",
  remedy: "Give each schedule of a group a name of its own.",
  source: schedulerApi("CreateSchedule"),
  *check(topology) {
    const first = new Map<string, Schedule>();
    for (const schedule of topology.schedules) {
      const { scope, name, groupName = "default" } = schedule;
      if (!isKnown(name) || !isKnown(groupName)) {
        continue;
      }
      const key = [scope, groupName, name].join("\n");
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, schedule);
      } else {
        yield finding(schedule, {
          what: `name is "${name}" in the group ${groupName}, and so is that of ${earlier.address}`,
          fix: "give one of the two another name",
          about: [earlier],
        });
      }
    }
  },
});

export const deadLetters = rule({
  id: "S16",
  slug: "dead-letters",
  severity: "warning",
  evidence: "inferred",
  title: "What a schedule could not do is kept",
  why: "A schedule that fails tells nobody: without a dead-letter queue an endpoint that did not sleep shows on the bill.",
  remedy: "dead_letter_config { arn = <an SQS queue> }, and sqs:SendMessage on it for the role.",
  source: schedulerGuide("configuring-schedule-dlq"),
  *check(topology) {
    for (const schedule of endpointSchedules(topology)) {
      if (schedule.deadLetterArn === undefined && schedule.targetArn !== undefined) {
        yield finding(schedule, {
          what: "it has no dead_letter_config",
          fix: "dead_letter_config { arn = <an SQS queue> } in its target, and sqs:SendMessage on the queue for its role",
        });
      }
    }
  },
});

export const flexibleWake = rule({
  id: "S26",
  slug: "flexible-wake",
  severity: "warning",
  evidence: "verified",
  title: "A schedule that wakes runs at its time",
  why: "Within a flexible window it may run at any minute: whoever comes at the time it is set to finds the endpoint asleep.",
  remedy: 'flexible_time_window { mode = "OFF" }.',
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
