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
  title: "An instance has the accelerators that a copy asks for",
  why: 'A copy lives on one instance. SageMaker answers "There is not enough hardware resources on the instances for this endpoint", and no copy ever starts.',
  remedy: "Ask for at most the accelerators of one instance, or take a larger one.",
  source: COMPUTE_REQUIREMENTS,
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const devices = compute.acceleratorDevices;
      if (isKnown(devices) && devices > shape.accelerators) {
        yield finding(component, {
          what: `${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} is ${devices}, and ${shape.instanceType} has ${shape.accelerators}`,
          fix: {
            hcl: `${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} of at most ${shape.accelerators}${shape.accelerators === 0 ? " (leave it out)" : ""}, or a larger instance_type`,
            typescript: "a lower `compute.acceleratorDevices`, or a larger `instanceType`",
          },
        });
      }
    }
  },
});
