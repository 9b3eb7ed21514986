import { roomForCopies } from "../../../src/rules/placement/w20-room-for-copies";
import { burstableInstance } from "../../../src/rules/placement/w49-burstable-instance";
import { found, told } from "../../support/told";
import {
  asyncConfiguration,
  asyncTopology,
  component,
  configuration,
  target,
  topology,
  unknown,
  variant,
} from "../../support/topology";

describe("W20 room-for-copies", () => {
  it("speaks when scaling may ask for more copies than fit", () => {
    const [finding] = found(roomForCopies, topology(target({ maxCapacity: 8 })));
    expect(finding?.what).toBe("max_capacity is 8, and 3 × ml.g5.12xlarge hold 3 copies (accelerators per copy: 4)");
    expect(finding?.fix.hcl).toBe("set max_capacity to at most 3, or max_instance_count to at least 8");
  });

  it("speaks when components that fit alone do not fit together", () => {
    const second = component({ address: "other", name: "other" });
    const secondTarget = target({ address: "other-target", resourceId: "inference-component/other" });
    expect(told(roomForCopies, topology(second, secondTarget))).toEqual([
      "its 2 components need 24 accelerators at their maximum, and max_instance_count = 3 provides 12",
    ]);
    const one = target({ maxCapacity: 1 });
    expect(told(roomForCopies, topology(second, { ...secondTarget, maxCapacity: 2 }, one))).toEqual([]);
  });

  it("is silent when all fit, and where not even one does", () => {
    expect(told(roomForCopies, topology())).toEqual([]);
    expect(told(roomForCopies, topology(variant({ instanceType: "ml.g5.xlarge" })))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(roomForCopies, topology(target({ maxCapacity: unknown() })))).toEqual([]);
    const scaling = { status: "ENABLED", minInstanceCount: 0, maxInstanceCount: unknown() };
    expect(
      told(roomForCopies, topology(target({ maxCapacity: 8 }), variant({ managedInstanceScaling: scaling }))),
    ).toEqual([]);
    expect(told(roomForCopies, topology(configuration({ variants: unknown() })))).toEqual([]);
  });
});

describe("W49 burstable-instance", () => {
  const on = (instanceType: string | ReturnType<typeof unknown>) =>
    asyncTopology(asyncConfiguration({ variants: [variant({ modelName: "donut", instanceType })] }));

  it("is an error about T2, and a warning about T3", () => {
    expect(found(burstableInstance, on("ml.t2.medium"))).toMatchObject([{ severity: "error" }]);
    expect(found(burstableInstance, on("ml.t3.medium"))).toMatchObject([{ severity: "warning" }]);
  });

  it("is silent about other types, what no target scales, and when the plan does not know", () => {
    expect(told(burstableInstance, on("ml.trn1.2xlarge"))).toEqual([]);
    expect(told(burstableInstance, topology(variant({ instanceType: "ml.t2.medium" })))).toEqual([]);
    expect(told(burstableInstance, on(unknown()))).toEqual([]);
  });
});
