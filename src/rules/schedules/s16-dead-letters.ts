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
