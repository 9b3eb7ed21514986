import { isKnown } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const initialInstances = rule({
  id: "C03",
  slug: "initial-instances",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "A variant must start with at least one instance, within the bounds of its scaling",
  why: "SageMaker does not start an endpoint with zero instances. Each deployment wakes the endpoint, which then goes to sleep again.",
  remedy: "Set initial_instance_count to at least 1, and within the bounds of managed instance scaling.",
  source: sagemakerApi("ProductionVariant"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { initialInstanceCount: initial, managedInstanceScaling } = variant;
      const { minInstanceCount: min, maxInstanceCount: max } = isKnown(managedInstanceScaling)
        ? managedInstanceScaling
        : {};
      if (!isKnown(initial)) {
        continue;
      }
      const typescript = "remove `initialInstanceCount`";
      if (initial < 1) {
        yield finding(variant, {
          what: `initial_instance_count is ${initial}`,
          fix: { hcl: "initial_instance_count = 1", typescript },
        });
      } else if (isKnown(min) && initial < min) {
        yield finding(variant, {
          what: `initial_instance_count is ${initial}, and min_instance_count is ${min}`,
          fix: { hcl: `initial_instance_count = ${min}`, typescript },
        });
      } else if (isKnown(max) && max >= 1 && initial > max) {
        yield finding(variant, {
          what: `initial_instance_count is ${initial}, and max_instance_count is ${max}`,
          fix: { hcl: `initial_instance_count = ${max}`, typescript },
        });
      }
    }
  },
});
