import { enoughMemory } from "../../../src/rules/placement/w22-enough-memory";
import { notDeviceMemory } from "../../../src/rules/placement/w23-not-device-memory";
import { memoryRange } from "../../../src/rules/placement/w25-memory-range";
import { runRules } from "../../../src/rules/run-rules";
import { found, told } from "../../support/told";
import { component, specification, topology, unknown, variant } from "../../support/topology";

const GIB = 1024;
const asking = (minMemoryMb: number | ReturnType<typeof unknown>, maxMemoryMb?: number) =>
  component({
    specification: specification({ compute: { acceleratorDevices: 1, cpuCores: undefined, minMemoryMb, maxMemoryMb } }),
  });
/** 16 GiB of host memory, 24 on its GPU. */
const small = variant({ instanceType: "ml.g5.xlarge" });

describe("W22 enough-memory", () => {
  it("is an error at all the memory of the instance, and a warning above three quarters", () => {
    expect(found(enoughMemory, topology(asking(16 * GIB), small))).toMatchObject([{ severity: "error" }]);
    expect(found(enoughMemory, topology(asking(13 * GIB), small))).toMatchObject([{ severity: "warning" }]);
  });

  it("is silent at three quarters, and when the plan does not know", () => {
    expect(told(enoughMemory, topology(asking(12 * GIB), small))).toEqual([]);
    expect(told(enoughMemory, topology(asking(unknown()), small))).toEqual([]);
  });
});

describe("W23 not-device-memory", () => {
  it("speaks of what the GPU has and the host has not, and nobody else does", () => {
    const all = topology(asking(24 * GIB), small);
    expect(told(notDeviceMemory, all)[0]).toContain("which looks like device memory");
    expect(runRules(all, [enoughMemory, notDeviceMemory]).map(({ id }) => id)).toEqual(["W23"]);
  });

  it("is silent about more than either has, about what the host has, and when the plan does not know", () => {
    expect(told(notDeviceMemory, topology(asking(25 * GIB), small))).toEqual([]);
    expect(told(notDeviceMemory, topology(asking(15 * GIB), small))).toEqual([]);
    expect(told(notDeviceMemory, topology(asking(24 * GIB), variant({ instanceType: unknown() })))).toEqual([]);
  });
});

describe("W25 memory-range", () => {
  it("speaks when the most is below the least", () =>
    expect(told(memoryRange, topology(asking(2048, 1024)))).toEqual([
      "MaxMemoryRequiredInMb is 1024, and MinMemoryRequiredInMb is 2048",
    ]));

  it("is silent when it is not, and when the plan does not know", () => {
    expect(told(memoryRange, topology(asking(1024, 1024)))).toEqual([]);
    expect(told(memoryRange, topology(asking(1024)))).toEqual([]);
    expect(told(memoryRange, topology(asking(unknown(), 1024)))).toEqual([]);
  });
});
