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
  title: "An instance type with storage of its own takes no volume size",
  why: "Uncertain: AWS's guide says that such types take no volume size, not whether the number is refused or ignored.",
  remedy: "Remove volume_size_in_gb.",
  source: sagemakerGuide("host-instance-storage"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { instanceType, volumeSizeGb } = variant;
      if (isKnown(instanceType) && isKnown(volumeSizeGb) && hasOwnStorage(instanceType)) {
        yield finding(variant, {
          what: `volume_size_in_gb is ${volumeSizeGb} on ${instanceType}, which has NVMe storage of its own`,
          fix: { hcl: "remove volume_size_in_gb", typescript: "leave `volumeSizeGb` out" },
        });
      }
    }
  },
});
