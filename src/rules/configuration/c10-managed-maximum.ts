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
  title: "Managed instance scaling may go up to one instance at least, and to its minimum",
  why: "With no instance allowed the endpoint could never wake; SageMaker refuses it.",
  remedy: "max_instance_count of at least 1, and of at least min_instance_count.",
  source: sagemakerApi("ProductionVariantManagedInstanceScaling"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { managedInstanceScaling } = variant;
      const { minInstanceCount, maxInstanceCount: max } = isKnown(managedInstanceScaling) ? managedInstanceScaling : {};
      const least = Math.max(1, isKnown(minInstanceCount) ? minInstanceCount : 1);
      if (isKnown(max) && max < least) {
        yield finding(variant, {
          what: `max_instance_count is ${max}, and has to be ${least} at least`,
          fix: { hcl: `max_instance_count = ${least}`, typescript: `maxInstanceCount: ${least}` },
        });
      }
    }
  },
});
