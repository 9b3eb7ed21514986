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
  title: "The maximum memory of a copy must not be below its minimum memory",
  why: "No amount of memory meets both. SageMaker refuses the component, or stops each copy as it starts.",
  remedy: "Set MaxMemoryRequiredInMb to at least MinMemoryRequiredInMb, or remove it.",
  source: COMPUTE_REQUIREMENTS,
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      for (const { compute } of specificationsOf(component)) {
        const { minMemoryMb: min, maxMemoryMb: max } = isKnown(compute) ? compute : NOTHING;
        if (isKnown(min) && isKnown(max) && max < min) {
          yield finding(component, {
            what: inWordsOf(component, `MaxMemoryRequiredInMb is ${max}, and MinMemoryRequiredInMb is ${min}`),
            fix: {
              hcl: inWordsOf(component, `set MaxMemoryRequiredInMb to at least ${min}, or remove it`),
              typescript: `set \`compute.maxMemoryMb\` to at least ${min}, or remove it`,
            },
          });
        }
      }
    }
  },
});

const NOTHING = { minMemoryMb: undefined, maxMemoryMb: undefined };
