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
  title: "The memory that a copy asks for is host memory, not that of its accelerators",
  why: "Device memory comes with the devices. Asked for as host memory it is more than the host has, and no copy ever starts.",
  remedy: "MinMemoryRequiredInMb as the host memory that the process needs; device memory comes with the devices.",
  source: sagemakerGuide("monitoring-cloudwatch"),
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const { minMemoryMb: asked } = compute;
      if (isKnown(asked) && asked >= hostMemoryMb(shape) && asked <= acceleratorMemoryMb(shape)) {
        yield finding(component, {
          what: `${inWordsOf(component, "MinMemoryRequiredInMb")} is ${asked}: it looks like device memory, ${shape.instanceType} has ${hostMemoryMb(shape)} MiB of host memory and ${acceleratorMemoryMb(shape)} on its accelerators`,
          fix: hostMemoryFix(component),
        });
      }
    }
  },
});
