import { issue } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { endpointSchedules } from "./effect";

export const deletesItself = rule({
  id: "S05",
  slug: "deletes-itself",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "A schedule should not delete itself after its last run",
  why: "Terraform finds that the schedule is missing, and the next plan creates it again.",
  remedy: 'Set action_after_completion = "NONE", or remove it.',
  source: issue("hashicorp/terraform-provider-aws", 38166),
  *check(topology) {
    for (const schedule of endpointSchedules(topology)) {
      if (schedule.actionAfterCompletion === "DELETE") {
        yield finding(schedule, {
          what: "action_after_completion is DELETE",
          fix: 'action_after_completion = "NONE", or remove it',
        });
      }
    }
  },
});
