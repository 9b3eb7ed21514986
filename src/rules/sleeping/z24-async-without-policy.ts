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
  title: "An asynchronous variant must have a scaling policy",
  why: "A scalable target alone does not change the capacity. The variant keeps the instances that it started with.",
  remedy: "Add target tracking on ApproximateBacklogSizePerInstance with EndpointName as the only dimension.",
  source: sagemakerGuide("async-inference-autoscale"),
  *check(topology) {
    for (const target of sleepers(topology)) {
      const isAsync = capacityOf(topology, target) !== "copies";
      if (isAsync && topology.policiesOf(target).surelyNone && topology.scheduledActionsOf(target).surelyNone) {
        yield finding(target, {
          what: "min_capacity is 0, and the target has no scaling policy",
          fix: {
            hcl: ADD_BACKLOG_TRACKING,
            typescript: "use new AsyncEndpoint(…) or new VariantScaling(…), which add one",
          },
        });
      }
    }
  },
});
