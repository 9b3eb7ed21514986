import { enoughAccelerators } from "../../../src/rules/placement/w21-enough-accelerators";
import { enoughCpu } from "../../../src/rules/placement/w24-enough-cpu";
import { acceleratorAssigned } from "../../../src/rules/placement/w26-accelerator-assigned";
import { acceleratorsLeftOver } from "../../../src/rules/placement/w27-accelerators-left-over";
import type { ComputeRequirements } from "../../../src/topology";
import { told } from "../../support/told";
import { component, specification, topology, unknown, variant } from "../../support/topology";

const NONE = { acceleratorDevices: undefined, cpuCores: undefined, minMemoryMb: 1024, maxMemoryMb: undefined };
const asking = (compute: Partial<ComputeRequirements>) =>
  component({ specification: specification({ compute: { ...NONE, ...compute } }) });
const cpuInstance = variant({ instanceType: "ml.m6i.xlarge" });

describe("W21 enough-accelerators", () => {
  it("speaks when a copy asks for more than an instance has", () =>
    expect(told(enoughAccelerators, topology(asking({ acceleratorDevices: 5 })))).toEqual([
      "NumberOfAcceleratorDevicesRequired is 5, and ml.g5.12xlarge has 4",
    ]));

  it("goes by the specification of the instance type", () => {
    const several = [
      specification({ instanceType: "ml.g5.48xlarge", compute: { ...NONE, acceleratorDevices: 8 } }),
      specification({ instanceType: "ml.g5.12xlarge", compute: { ...NONE, acceleratorDevices: 4 } }),
    ];
    const both = component({ specification: undefined, specifications: several });
    expect(told(enoughAccelerators, topology(both))).toEqual([]);
    expect(told(enoughAccelerators, topology(both, variant({ instanceType: "ml.g5.xlarge" })))).toEqual([]);
  });

  it("is silent when it asks for all, and about types that nobody wrote down", () => {
    expect(told(enoughAccelerators, topology(asking({ acceleratorDevices: 4 })))).toEqual([]);
    const strange = variant({ instanceType: "ml.new.xlarge" });
    expect(told(enoughAccelerators, topology(asking({ acceleratorDevices: 64 }), strange))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(enoughAccelerators, topology(asking({ acceleratorDevices: unknown() })))).toEqual([]);
    const hidden = variant({ instanceType: unknown() });
    expect(told(enoughAccelerators, topology(asking({ acceleratorDevices: 5 }), hidden))).toEqual([]);
  });
});

describe("W24 enough-cpu", () => {
  it("speaks when a copy asks for more than an instance has", () =>
    expect(told(enoughCpu, topology(asking({ cpuCores: 49 })))).toEqual([
      "NumberOfCpuCoresRequired is 49, and ml.g5.12xlarge has 48",
    ]));

  it("is silent when it does not, and when the plan does not know", () => {
    expect(told(enoughCpu, topology(asking({ cpuCores: 48 })))).toEqual([]);
    expect(told(enoughCpu, topology(asking({ cpuCores: unknown() })))).toEqual([]);
  });
});

describe("W26 accelerator-assigned", () => {
  it("speaks when a copy on a GPU instance asks for no GPU", () =>
    expect(told(acceleratorAssigned, topology(asking({})))).toEqual([
      "ml.g5.12xlarge has 4 accelerators, and a copy requires none",
    ]));

  it("is silent when it asks for one, on CPU instances, and about adapters", () => {
    expect(told(acceleratorAssigned, topology(asking({ acceleratorDevices: 1 })))).toEqual([]);
    expect(told(acceleratorAssigned, topology(asking({}), cpuInstance))).toEqual([]);
    const adapter = specification({ compute: NONE, baseInferenceComponentName: "base" });
    expect(told(acceleratorAssigned, topology(component({ specification: adapter })))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(acceleratorAssigned, topology(asking({ acceleratorDevices: unknown() })))).toEqual([]);
    expect(told(acceleratorAssigned, topology(component({ specification: unknown() })))).toEqual([]);
  });
});

describe("W27 accelerators-left-over", () => {
  it("notes devices that no copy gets", () =>
    expect(told(acceleratorsLeftOver, topology(asking({ acceleratorDevices: 3 })))).toEqual([
      "1 copy of 3 accelerators leaves 1 of 4 on ml.g5.12xlarge unused",
    ]));

  it("is silent when copies fill the instance, and where other components may", () => {
    expect(told(acceleratorsLeftOver, topology(asking({ acceleratorDevices: 2 })))).toEqual([]);
    const neighbour = component({ address: "other", name: "other" });
    expect(told(acceleratorsLeftOver, topology(asking({ acceleratorDevices: 3 }), neighbour))).toEqual([]);
  });

  it("is silent when the plan does not know who else is there", () => {
    const hidden = component({ address: "other", name: "other", endpointName: unknown() });
    expect(told(acceleratorsLeftOver, topology(asking({ acceleratorDevices: 3 }), hidden))).toEqual([]);
  });
});
