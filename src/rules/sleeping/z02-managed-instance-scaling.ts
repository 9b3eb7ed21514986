import { isKnown, isUnknown } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

const ENABLED = 'managed_instance_scaling { status = "ENABLED", min_instance_count = 0, max_instance_count = … }';

export const managedScaling = rule({
  id: "Z02",
  slug: "managed-instance-scaling",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  title: "An endpoint with inference components must use managed instance scaling",
  why: "Without it, SageMaker never releases an instance. You pay for all instances at zero copies.",
  remedy:
    'Add a managed_instance_scaling block with `status = "ENABLED"`, `min_instance_count = 0` and a `max_instance_count`.',
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { managedInstanceScaling } = variant;
      if (topology.hostingOf(variant) !== "inference-components" || isUnknown(managedInstanceScaling)) {
        continue;
      }
      const fix = { hcl: ENABLED, typescript: "use new RealtimeEndpoint(…), which always sets it" };
      if (managedInstanceScaling === undefined) {
        yield finding(variant, { what: "it has no managed_instance_scaling", fix });
      } else if (managedInstanceScaling.status === undefined) {
        yield finding(variant, { what: "managed_instance_scaling has no status", fix });
      } else if (isKnown(managedInstanceScaling.status) && managedInstanceScaling.status !== "ENABLED") {
        yield finding(variant, { what: `managed_instance_scaling.status is ${managedInstanceScaling.status}`, fix });
      }
    }
  },
});
