import { isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { COMPUTE_REQUIREMENTS } from "./compute-requirements";
import { placedComponents } from "./placed";

export const enoughCpu = rule({
  id: "W24",
  slug: "enough-cpu",
  severity: "error",
  evidence: "inferred",
  effect: effects.preventsWake,
  title: "An instance must have the vCPUs that a copy requires",
  why: "A copy runs on a single instance. If it requires more vCPUs than the instance has, no copy starts.",
  remedy: "Require fewer vCPUs than one instance has, or use a larger instance type.",
  source: COMPUTE_REQUIREMENTS,
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const cores = compute.cpuCores;
      if (isKnown(cores) && cores > shape.vcpus) {
        yield finding(component, {
          what: `${inWordsOf(component, "NumberOfCpuCoresRequired")} is ${cores}, and ${shape.instanceType} has ${shape.vcpus}`,
          fix: {
            hcl: `set ${inWordsOf(component, "NumberOfCpuCoresRequired")} to less than ${shape.vcpus}, or use a larger instance_type`,
            typescript: "lower `compute.cpuCores`, or use a larger `instanceType`",
          },
        });
      }
    }
  },
});
