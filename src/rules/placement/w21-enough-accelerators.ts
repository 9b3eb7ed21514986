import { isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { COMPUTE_REQUIREMENTS } from "./compute-requirements";
import { placedComponents } from "./placed";

export const enoughAccelerators = rule({
  id: "W21",
  slug: "enough-accelerators",
  severity: "error",
  evidence: "measured",
  effect: effects.preventsWake,
  title: "An instance must have the accelerators that a copy requires",
  why: 'A copy runs on a single instance. SageMaker answers "There is not enough hardware resources on the instances for this endpoint", and no copy starts.',
  remedy: "Require at most the accelerators of one instance, or use a larger instance type.",
  source: COMPUTE_REQUIREMENTS,
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const devices = compute.acceleratorDevices;
      if (isKnown(devices) && devices > shape.accelerators) {
        yield finding(component, {
          what: `${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} is ${devices}, and ${shape.instanceType} has ${shape.accelerators}`,
          fix: {
            hcl: `set ${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} to at most ${shape.accelerators}${shape.accelerators === 0 ? " (remove it)" : ""}, or use a larger instance_type`,
            typescript: "lower `compute.acceleratorDevices`, or use a larger `instanceType`",
          },
        });
      }
    }
  },
});
