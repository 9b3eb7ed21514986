import { isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { COMPUTE_REQUIREMENTS, hostMemoryFix } from "./compute-requirements";
import { hostMemoryMb, placedComponents } from "./placed";

/** Instances reserve memory for themselves. AWS does not document how much. */
const SURELY_FREE = 0.75;

export const enoughMemory = rule({
  id: "W22",
  slug: "enough-memory",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "An instance must have the host memory that a copy requires, with some to spare",
  why: "MinMemoryRequiredInMb is host memory, and the instance keeps a part of it for itself. A copy that does not fit never starts.",
  remedy:
    "Set MinMemoryRequiredInMb to the host memory that the process needs. Do not count device memory: it comes with the devices.",
  source: COMPUTE_REQUIREMENTS,
  unless: ["W23"],
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const { minMemoryMb: asked } = compute;
      const has = hostMemoryMb(shape);
      if (isKnown(asked) && asked > has * SURELY_FREE) {
        const percent = Math.round((asked / has) * 100);
        yield finding(component, {
          what: `${inWordsOf(component, "MinMemoryRequiredInMb")} is ${asked}, which is ${percent} % of the ${has} MiB that ${shape.instanceType} has`,
          fix: hostMemoryFix(component),
          ...(asked < has && { severity: "warning" }),
        });
      }
    }
  },
});
