import { isKnown, specificationsOf } from "../../topology";
import { inWordsOf } from "../component-words";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { COMPUTE_REQUIREMENTS } from "./compute-requirements";

export const memoryRange = rule({
  id: "W25",
  slug: "memory-range",
  severity: "error",
  evidence: "inferred",
  effect: effects.preventsWake,
  title: "The most memory a copy may take is not below the least it needs",
  why: "No amount of memory is both: SageMaker refuses the component, or ends each copy as it starts.",
  remedy: "MaxMemoryRequiredInMb of at least MinMemoryRequiredInMb, or none.",
  source: COMPUTE_REQUIREMENTS,
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      for (const { compute } of specificationsOf(component)) {
        const { minMemoryMb: min, maxMemoryMb: max } = isKnown(compute) ? compute : NOTHING;
        if (isKnown(min) && isKnown(max) && max < min) {
          yield finding(component, {
            what: inWordsOf(component, `MaxMemoryRequiredInMb is ${max}, and MinMemoryRequiredInMb ${min}`),
            fix: {
              hcl: inWordsOf(component, `MaxMemoryRequiredInMb of at least ${min}, or none`),
              typescript: `\`compute.maxMemoryMb\` of at least ${min}, or none`,
            },
          });
        }
      }
    }
  },
});

const NOTHING = { minMemoryMb: undefined, maxMemoryMb: undefined };
