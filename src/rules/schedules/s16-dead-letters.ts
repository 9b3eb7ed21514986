import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { endpointSchedules } from "./effect";

export const deadLetters = rule({
  id: "S16",
  slug: "dead-letters",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "A schedule should have a dead-letter queue",
  why: "A failed schedule sends no notification. Without a dead-letter queue, only the bill shows that an endpoint did not sleep.",
  remedy: "Set dead_letter_config { arn = <an SQS queue> }, and allow sqs:SendMessage on the queue in the role.",
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
