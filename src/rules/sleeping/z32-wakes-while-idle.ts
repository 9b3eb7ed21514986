import { waysOf } from "../../behaviour";
import { isPolicy } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";

export const wakesWhileIdle = rule({
  id: "Z32",
  slug: "wakes-while-idle",
  severity: "error",
  evidence: "inferred",
  effect: effects.holdsCapacity,
  title: "A policy that adds capacity must not run while the endpoint is idle",
  why: "CloudWatch runs the policy again each minute while the alarm is in ALARM. The capacity rises to the maximum, or is added again as soon as something removes it.",
  remedy:
    'Set `comparison_operator = "GreaterThanOrEqualToThreshold"` and a threshold above the value without requests.',
  source: cloudWatchApi("PutMetricAlarm"),
  unless: ["Z21"],
  *check(topology) {
    for (const target of sleepers(topology)) {
      for (const { actsWhileIdle, nodes } of waysOf(topology, target).up) {
        const [alarm, ...others] = nodes;
        const policy = others.find(isPolicy);
        // Also one that never wakes, because its metric has no data at zero: it holds the capacity that is there.
        if (actsWhileIdle === true && alarm !== undefined && policy !== undefined) {
          yield finding(alarm, {
            what: `it is in ALARM without requests, and runs ${policy.address}, which adds capacity`,
            fix: {
              hcl: 'set comparison_operator = "GreaterThanOrEqualToThreshold" and threshold = 1, or run a policy that removes capacity',
              typescript: "remove the override: the alarm of the constructs fires on a request",
            },
            about: others,
          });
        }
      }
    }
  },
});
