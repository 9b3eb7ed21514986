import { maximumCapacity } from "../../../src/rules/waking/w14-maximum-capacity";
import { scaleOutSuspended } from "../../../src/rules/waking/w15-scale-out-suspended";
import { told } from "../../support/told";
import { scheduledAction, target, topology, unknown } from "../../support/topology";

describe("W14 maximum-capacity", () => {
  it("speaks of a maximum of 0, and of one below the minimum", () => {
    expect(told(maximumCapacity, topology(target({ maxCapacity: 0 })))).toEqual(["max_capacity is 0"]);
    expect(told(maximumCapacity, topology(target({ minCapacity: 2, maxCapacity: 1 })))).toEqual([
      "max_capacity is 1, and min_capacity is 2",
    ]);
  });

  it("is silent about 1, and about 0 that a scheduled action raises", () => {
    expect(told(maximumCapacity, topology(target({ maxCapacity: 1 })))).toEqual([]);
    expect(told(maximumCapacity, topology(target({ maxCapacity: 0 }), scheduledAction({ maxCapacity: 1 })))).toEqual(
      [],
    );
  });

  it("is silent when the plan does not know", () => {
    expect(told(maximumCapacity, topology(target({ maxCapacity: unknown() })))).toEqual([]);
    expect(told(maximumCapacity, topology(target({ minCapacity: unknown(), maxCapacity: 1 })))).toEqual([]);
    const action = scheduledAction({ maxCapacity: unknown() });
    expect(told(maximumCapacity, topology(target({ maxCapacity: 0 }), action))).toEqual([]);
  });
});

describe("W15 scale-out-suspended", () => {
  const suspended = (dynamicScalingOut: boolean | undefined) => ({
    dynamicScalingIn: undefined,
    dynamicScalingOut,
    scheduledScaling: undefined,
  });

  it("speaks when scaling out is suspended", () =>
    expect(told(scaleOutSuspended, topology(target({ suspended: suspended(true) })))).toHaveLength(1));

  it("is silent when it is not, and about what never goes to zero", () => {
    expect(told(scaleOutSuspended, topology(target({ suspended: suspended(false) })))).toEqual([]);
    expect(told(scaleOutSuspended, topology(target({ suspended: suspended(true), minCapacity: 1 })))).toEqual([]);
  });

  it("is silent when the plan does not know", () =>
    expect(told(scaleOutSuspended, topology(target({ suspended: unknown() })))).toEqual([]));
});
