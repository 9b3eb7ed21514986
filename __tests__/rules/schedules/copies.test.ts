import { zeroAboveMinimum } from "../../../src/rules/schedules/s11-zero-above-minimum";
import { copiesAboveMaximum } from "../../../src/rules/schedules/s12-copies-above-maximum";
import { wakeThatStays } from "../../../src/rules/schedules/s13-wake-that-stays";
import { wholeEndpoint } from "../../../src/rules/schedules/s17-whole-endpoint";
import { ignoredBounds } from "../../../src/rules/schedules/s23-ignored-bounds";
import { oneScheduler } from "../../../src/rules/schedules/s30-one-scheduler";
import { raisedMaximum } from "../../../src/rules/schedules/w37-maximum-is-raised";
import { found, told } from "../../support/told";
import {
  component,
  schedule,
  scheduledAction,
  scheduleInput,
  specification,
  target,
  topology,
  tracking,
  unknown,
  without,
} from "../../support/topology";

const setting = (copyCount: number | ReturnType<typeof unknown>) => schedule({ input: scheduleInput({ copyCount }) });

describe("S11 zero-above-minimum", () => {
  it("speaks when a schedule sets 0 and the target wants 1", () =>
    expect(found(zeroAboveMinimum, topology(setting(0), target({ minCapacity: 1 })))).toMatchObject([
      { on: { address: "aws_scheduler_schedule.sleep" }, about: [{ address: "aws_appautoscaling_target.copies" }] },
    ]));

  it("is silent when the minimum is 0, when a scheduled action moves it, and when the schedule wakes or is off", () => {
    expect(told(zeroAboveMinimum, topology(setting(0)))).toEqual([]);
    expect(told(zeroAboveMinimum, topology(setting(0), target({ minCapacity: 1 }), scheduledAction()))).toEqual([]);
    expect(told(zeroAboveMinimum, topology(setting(1), target({ minCapacity: 1 })))).toEqual([]);
    const off = schedule({ state: "DISABLED" });
    expect(told(zeroAboveMinimum, topology(off, target({ minCapacity: 1 })))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(zeroAboveMinimum, topology(setting(unknown()), target({ minCapacity: 1 })))).toEqual([]);
    expect(told(zeroAboveMinimum, topology(setting(0), target({ minCapacity: unknown() })))).toEqual([]);
  });
});

describe("S12 copies-above-maximum", () => {
  it("speaks when a schedule sets more than the maximum, and not when it sets as many", () => {
    expect(told(copiesAboveMaximum, topology(setting(4)))[0]).toContain("it sets 4 copies, and max_capacity");
    expect(told(copiesAboveMaximum, topology(setting(3)))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(copiesAboveMaximum, topology(setting(4), target({ maxCapacity: unknown() })))).toEqual([]);
    expect(told(copiesAboveMaximum, topology(setting(unknown())))).toEqual([]);
  });
});

describe("S13 wake-that-stays", () => {
  it("speaks when tracking takes the copies of a wake away again", () =>
    expect(told(wakeThatStays, topology(setting(2)))).toEqual([
      "it wakes 2 copies, and min_capacity of aws_appautoscaling_target.copies is 0",
    ]));

  it("is silent when the minimum holds them, or nothing scales in", () => {
    expect(told(wakeThatStays, topology(setting(2), target({ minCapacity: 2 })))).toEqual([]);
    expect(told(wakeThatStays, topology(setting(2), scheduledAction({ minCapacity: 2 })))).toEqual([]);
    expect(told(wakeThatStays, topology(setting(2), without(tracking())))).toEqual([]);
    expect(told(wakeThatStays, topology(setting(2), tracking({ disableScaleIn: true })))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(wakeThatStays, topology(setting(unknown())))).toEqual([]);
    expect(told(wakeThatStays, topology(setting(2), tracking({ disableScaleIn: unknown() })))).toEqual([]);
    expect(told(wakeThatStays, topology(setting(2), target({ minCapacity: unknown() })))).toEqual([]);
  });
});

describe("S17 whole-endpoint", () => {
  const other = component({ address: "other", name: "other" });

  it("speaks of a component that no schedule takes down while others are", () =>
    expect(found(wholeEndpoint, topology(setting(0), other)).map(({ on }) => on.address)).toEqual(["other"]));

  it("is silent when it has a schedule or a target of its own, is an adapter, or nothing is put to sleep", () => {
    const own = schedule({
      address: "second",
      name: "second",
      input: scheduleInput({ inferenceComponentName: "other" }),
    });
    expect(told(wholeEndpoint, topology(setting(0), other, own))).toEqual([]);
    const ownTarget = target({ address: "second", resourceId: "inference-component/other" });
    expect(told(wholeEndpoint, topology(setting(0), other, ownTarget))).toEqual([]);
    const adapter = { ...other, specification: specification({ baseInferenceComponentName: "llama3-8b" }) };
    expect(told(wholeEndpoint, topology(setting(0), adapter))).toEqual([]);
    expect(told(wholeEndpoint, topology(setting(1), other))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(wholeEndpoint, topology(setting(0), { ...other, specification: unknown() }))).toEqual([]);
    expect(told(wholeEndpoint, topology(setting(unknown()), other))).toEqual([]);
    const vague = target({ address: "second", resourceId: unknown() });
    expect(told(wholeEndpoint, topology(setting(0), other, vague))).toEqual([]);
  });
});

describe("S23 ignored-bounds", () => {
  const ignoring = (...ignoredChanges: string[]) => target({ ignoredChanges });

  it("speaks when Terraform sets back what a scheduled action moves", () =>
    expect(found(ignoredBounds, topology(ignoring("min_capacity"), scheduledAction()))).toMatchObject([
      { fix: { hcl: "lifecycle { ignore_changes = [min_capacity, max_capacity] }" } },
    ]));

  it("is silent when it leaves them alone, and without a scheduled action", () => {
    expect(told(ignoredBounds, topology(ignoring("min_capacity", "max_capacity"), scheduledAction()))).toEqual([]);
    expect(told(ignoredBounds, topology(ignoring("all"), scheduledAction()))).toEqual([]);
    expect(
      told(ignoredBounds, topology(ignoring("min_capacity"), scheduledAction({ maxCapacity: undefined }))),
    ).toEqual([]);
    expect(told(ignoredBounds, topology(ignoring()))).toEqual([]);
  });

  it("is silent about a plan, which does not tell", () =>
    expect(told(ignoredBounds, topology(target({ ignoredChanges: unknown() }), scheduledAction()))).toEqual([]));
});

describe("S30 one-scheduler", () => {
  it("speaks when schedules and scheduled actions move the same copies", () =>
    expect(told(oneScheduler, topology(setting(0), scheduledAction()))).toHaveLength(1));

  it("is silent about either alone, and about what is off or of which the plan does not know whose it is", () => {
    expect(told(oneScheduler, topology(setting(0)))).toEqual([]);
    expect(told(oneScheduler, topology(scheduledAction()))).toEqual([]);
    expect(told(oneScheduler, topology(schedule({ state: "DISABLED" }), scheduledAction()))).toEqual([]);
    expect(told(oneScheduler, topology(setting(0), scheduledAction({ resourceId: unknown() })))).toEqual([]);
  });
});

describe("W37 maximum-is-raised", () => {
  const night = scheduledAction({ minCapacity: 0, maxCapacity: 0 });

  it("speaks when nothing raises a maximum of 0 again", () => {
    expect(told(raisedMaximum, topology(night))).toHaveLength(1);
    const minimum = scheduledAction({ address: "morning", name: "morning", minCapacity: 1, maxCapacity: undefined });
    expect(told(raisedMaximum, topology(night, minimum))).toHaveLength(1);
  });

  it("is silent when another action does, and when the plan does not know", () => {
    const morning = scheduledAction({ address: "morning", name: "morning", maxCapacity: 3 });
    expect(told(raisedMaximum, topology(night, morning))).toEqual([]);
    expect(told(raisedMaximum, topology(night, { ...morning, maxCapacity: unknown() }))).toEqual([]);
    expect(told(raisedMaximum, topology(night, { ...morning, resourceId: unknown() }))).toEqual([]);
  });
});
