import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { MANAGED_MINIMUM } from "../minimum-rule-ids";
import { rule } from "../rule";
import { managedMinimumOf } from "./managed-minimum";

export const managedMinimum = rule({
  id: MANAGED_MINIMUM,
  slug: "managed-minimum",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  title: "Managed instance scaling must have a minimum of 0 instances",
  why: "With a minimum of 1 or more, SageMaker keeps that many instances after the last copy is removed. You pay for them.",
  remedy: "Set `min_instance_count = 0`.",
  source: sagemakerApi("ProductionVariantManagedInstanceScaling"),
  unless: ["Z16"],
  *check(topology) {
    for (const variant of topology.variants) {
      const minimum = managedMinimumOf(variant);
      if (minimum !== undefined && minimum > 0 && topology.hostingOf(variant) === "inference-components") {
        yield finding(variant, {
          what: `managed_instance_scaling.min_instance_count is ${minimum}`,
          fix: { hcl: "min_instance_count = 0", typescript: "remove `minInstanceCount`" },
        });
      }
    }
  },
});
