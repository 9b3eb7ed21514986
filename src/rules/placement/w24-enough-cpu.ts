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
  title: "An instance has the vCPUs that a copy asks for",
  why: "A copy lives on one instance: with more vCPUs than that has, no copy ever starts.",
  remedy: "Ask for less than the vCPUs of one instance, or take a larger one.",
  source: COMPUTE_REQUIREMENTS,
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const cores = compute.cpuCores;
      if (isKnown(cores) && cores > shape.vcpus) {
        yield finding(component, {
          what: `${inWordsOf(component, "NumberOfCpuCoresRequired")} is ${cores}, and ${shape.instanceType} has ${shape.vcpus}`,
          fix: {
            hcl: `${inWordsOf(component, "NumberOfCpuCoresRequired")} of less than ${shape.vcpus}, or a larger instance_type`,
            typescript: "a lower `compute.cpuCores`, or a larger `instanceType`",
          },
        });
      }
    }
  },
});
