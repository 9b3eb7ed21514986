import { hasOwnStorage } from "../../catalogue/instance-types";
import { isKnown } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const ownStorage = rule({
  id: "C26",
  slug: "own-storage",
  severity: "note",
  evidence: "uncertain",
  effect: effects.none,
  title: "An instance type with instance storage should not have a volume size",
  why: "Uncertain: the AWS guide states that such types do not support a volume size. It does not state whether SageMaker rejects or ignores the value.",
  remedy: "Remove volume_size_in_gb.",
  source: sagemakerGuide("host-instance-storage"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { instanceType, volumeSizeGb } = variant;
      if (isKnown(instanceType) && isKnown(volumeSizeGb) && hasOwnStorage(instanceType)) {
        yield finding(variant, {
          what: `volume_size_in_gb is ${volumeSizeGb} on ${instanceType}, which has its own NVMe storage`,
          fix: { hcl: "remove volume_size_in_gb", typescript: "remove `volumeSizeGb`" },
        });
      }
    }
  },
});
