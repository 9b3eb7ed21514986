import { isKnown } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const managedMaximum = rule({
  id: "C10",
  slug: "managed-maximum",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "The maximum of managed instance scaling must be at least 1, and at least its minimum",
  why: "SageMaker rejects a lower maximum. With no instance allowed, the endpoint could never wake.",
  remedy: "Set max_instance_count to at least 1, and to at least min_instance_count.",
  source: sagemakerApi("ProductionVariantManagedInstanceScaling"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { managedInstanceScaling } = variant;
      const { minInstanceCount, maxInstanceCount: max } = isKnown(managedInstanceScaling) ? managedInstanceScaling : {};
      const least = Math.max(1, isKnown(minInstanceCount) ? minInstanceCount : 1);
      if (isKnown(max) && max < least) {
        yield finding(variant, {
          what: `max_instance_count is ${max}, and must be at least ${least}`,
          fix: { hcl: `max_instance_count = ${least}`, typescript: `maxInstanceCount: ${least}` },
        });
      }
    }
  },
});
