import { actionBounds } from "../../../src/rules/schedules/s31-action-bounds";
import { told } from "../../support/told";
import { type Change, scheduledAction, target, topology, unknown } from "../../support/topology";

const bounds = (minCapacity: number | undefined, maxCapacity: number | undefined, ...more: readonly Change[]) =>
  told(actionBounds, topology(scheduledAction({ minCapacity, maxCapacity }), ...more));

describe("S31 action-bounds", () => {
  it("speaks about a minimum above the maximum of the same action", () =>
    expect(bounds(3, 1)).toEqual(["min_capacity is 3, and max_capacity is 1"]));

  it("speaks about an action that sets nothing", () =>
    expect(bounds(undefined, undefined)).toEqual(["it sets neither min_capacity nor max_capacity"]));

  it("speaks about a bound beyond the other one of the target", () => {
    expect(bounds(5, undefined)).toEqual([
      "min_capacity is 5, and max_capacity of aws_appautoscaling_target.copies is never above 3",
    ]);
    expect(bounds(undefined, 1, target({ minCapacity: 2 }))).toEqual([
      "max_capacity is 1, and min_capacity of aws_appautoscaling_target.copies is never below 2",
    ]);
  });

  it("is silent about 0, about equal bounds, and where another action moves the other bound", () => {
    expect(bounds(0, 0)).toEqual([]);
    expect(bounds(2, 2)).toEqual([]);
    expect(bounds(0, undefined)).toEqual([]);
    expect(bounds(5, undefined, scheduledAction({ address: "more", name: "more", maxCapacity: 8 }))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(actionBounds, topology(scheduledAction({ minCapacity: unknown(), maxCapacity: 1 })))).toEqual([]);
    expect(
      told(
        actionBounds,
        topology(target({ maxCapacity: unknown() }), scheduledAction({ minCapacity: 5, maxCapacity: undefined })),
      ),
    ).toEqual([]);
  });
});
