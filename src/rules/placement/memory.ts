import { type InferenceComponent, isKnown, specificationsOf } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi, sagemakerGuide } from "../documents";
import { type Fix, finding } from "../finding";
import { rule } from "../rule";
import { acceleratorMemoryMb, hostMemoryMb, placedComponents } from "./placed";

const API = sagemakerApi("InferenceComponentComputeResourceRequirements");

/** Instances keep memory for themselves; how much is not documented. */
const SURELY_FREE = 0.75;

const fixOf = (component: InferenceComponent): Fix => ({
  hcl: `${inWordsOf(component, "MinMemoryRequiredInMb")} as the host memory that the process needs, such as 1024; device memory comes with the devices`,
  typescript: "`compute.minMemoryMb` as the host memory that the process needs, such as 1024",
});

export const enoughMemory = rule({
  id: "W22",
  slug: "enough-memory",
  severity: "error",
  evidence: "verified",
  title: "An instance has the host memory that a copy asks for, and some to spare",
  why: "MinMemoryRequiredInMb is memory of the host, and the instance keeps a part of it for itself: a copy that does not fit never starts.",
  remedy: "MinMemoryRequiredInMb as the host memory that the process needs; device memory comes with the devices.",
  source: API,
  unless: ["W23"],
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const { minMemoryMb: asked } = compute;
      const has = hostMemoryMb(shape);
      if (isKnown(asked) && asked > has * SURELY_FREE) {
        const percent = Math.round((asked / has) * 100);
        yield finding(component, {
          what: `${inWordsOf(component, "MinMemoryRequiredInMb")} is ${asked}, ${percent} % of the ${has} MiB that ${shape.instanceType} has`,
          fix: fixOf(component),
          ...(asked < has && { severity: "warning" }),
        });
      }
    }
  },
});

export const notDeviceMemory = rule({
  id: "W23",
  slug: "not-device-memory",
  severity: "error",
  evidence: "inferred",
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
          fix: fixOf(component),
        });
      }
    }
  },
});

export const memoryRange = rule({
  id: "W25",
  slug: "memory-range",
  severity: "error",
  evidence: "inferred",
  title: "The most memory a copy may take is not below the least it needs",
  why: "No amount of memory is both: SageMaker refuses the component, or ends each copy as it starts.",
  remedy: "MaxMemoryRequiredInMb of at least MinMemoryRequiredInMb, or none.",
  source: API,
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
