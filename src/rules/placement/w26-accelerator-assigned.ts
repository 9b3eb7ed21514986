import { inWordsOf } from "../component-words";
import { effects } from "../effect";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { COMPUTE_REQUIREMENTS } from "./compute-requirements";
import { placedComponents } from "./placed";

export const acceleratorAssigned = rule({
  id: "W26",
  slug: "accelerator-assigned",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "A copy on an instance with accelerators should require one",
  why: "Without NumberOfAcceleratorDevicesRequired, a copy gets no device. A model that needs a device does not become healthy, or runs on the CPU.",
  remedy: "Set NumberOfAcceleratorDevicesRequired to 1 or more, or use an instance type without accelerators.",
  source: COMPUTE_REQUIREMENTS,
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      if (compute.acceleratorDevices === undefined && shape.accelerators > 0) {
        yield finding(component, {
          what: `${shape.instanceType} has ${plural(shape.accelerators, "accelerator")}, and a copy requires none`,
          fix: {
            hcl: `${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} = 1; for a model that runs on the CPU, use an instance_type without accelerators`,
            typescript: "compute: { acceleratorDevices: 1, … }",
          },
        });
      }
    }
  },
});
