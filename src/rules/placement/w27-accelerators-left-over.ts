import { isAdapter, isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { effects } from "../effect";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { COMPUTE_REQUIREMENTS } from "./compute-requirements";
import { placedComponents } from "./placed";

export const acceleratorsLeftOver = rule({
  id: "W27",
  slug: "accelerators-left-over",
  severity: "note",
  evidence: "inferred",
  effect: effects.none,
  title: "Copies should use all accelerators of an instance",
  why: "You pay for unused devices, and more copies need more instances than expected.",
  remedy: "Require a number of devices that divides the number of devices of the instance.",
  source: COMPUTE_REQUIREMENTS,
  *check(topology) {
    for (const { component, variant, compute, shape } of placedComponents(topology)) {
      const devices = compute.acceleratorDevices;
      const neighbours = topology.componentsOf(variant);
      const alone = neighbours.complete && neighbours.nodes.every((node) => node === component || isAdapter(node));
      if (!isKnown(devices) || devices < 1 || devices > shape.accelerators || !alone) {
        continue;
      }
      const left = shape.accelerators % devices;
      if (left > 0) {
        const copies = Math.floor(shape.accelerators / devices);
        yield finding(component, {
          what: `${plural(copies, "copy", "copies")} of ${devices} accelerators ${copies === 1 ? "leaves" : "leave"} ${left} of ${shape.accelerators} on ${shape.instanceType} unused`,
          fix: {
            hcl: `set ${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} to a number that divides ${shape.accelerators}, or use an instance_type with a multiple of ${devices}`,
            typescript: `set \`compute.acceleratorDevices\` to a number that divides ${shape.accelerators}`,
          },
        });
      }
    }
  },
});
