import { isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { hostMemoryFix } from "./compute-requirements";
import { acceleratorMemoryMb, hostMemoryMb, placedComponents } from "./placed";

export const notDeviceMemory = rule({
  id: "W23",
  slug: "not-device-memory",
  severity: "error",
  evidence: "inferred",
  effect: effects.preventsWake,
  title: "The memory that a copy requires must be host memory, not the memory of its accelerators",
  why: "Device memory comes with the devices. Required as host memory, it exceeds the memory of the host, and no copy starts.",
  remedy:
    "Set MinMemoryRequiredInMb to the host memory that the process needs. Do not count device memory: it comes with the devices.",
  source: sagemakerGuide("monitoring-cloudwatch"),
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const { minMemoryMb: asked } = compute;
      if (isKnown(asked) && asked >= hostMemoryMb(shape) && asked <= acceleratorMemoryMb(shape)) {
        yield finding(component, {
          what: `${inWordsOf(component, "MinMemoryRequiredInMb")} is ${asked}, which looks like device memory: ${shape.instanceType} has ${hostMemoryMb(shape)} MiB of host memory and ${acceleratorMemoryMb(shape)} MiB on its accelerators`,
          fix: hostMemoryFix(component),
        });
      }
    }
  },
});
