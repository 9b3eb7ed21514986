import { capacityOf } from "../../behaviour";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";
import { ADD_BACKLOG_TRACKING } from "./tracking-metric";

export const asyncWithoutPolicy = rule({
  id: "Z24",
  slug: "async-without-policy",
  severity: "error",
  evidence: "inferred",
  effect: effects.preventsSleep,
  absence: "lacks a policy",
  title: "An asynchronous variant needs a policy to leave its first instances",
  why: "A registered target alone changes nothing: the variant stays at the instances that it started with.",
  remedy: "Target tracking on ApproximateBacklogSizePerInstance with the dimension EndpointName.",
  source: sagemakerGuide("async-inference-autoscale"),
  *check(topology) {
    for (const target of sleepers(topology)) {
      const isAsync = capacityOf(topology, target) !== "copies";
      if (isAsync && topology.policiesOf(target).surelyNone && topology.scheduledActionsOf(target).surelyNone) {
        yield finding(target, {
          what: "min_capacity is 0, and the target has no scaling policy",
          fix: { hcl: ADD_BACKLOG_TRACKING, typescript: "new AsyncEndpoint(…) or new VariantScaling(…) add one" },
        });
      }
    }
  },
});
