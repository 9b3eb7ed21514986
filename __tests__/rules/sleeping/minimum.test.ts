import { realTimeMinimum } from "../../../src/rules/sleeping/z01-real-time-minimum";
import { managedMinimum } from "../../../src/rules/sleeping/z03-managed-minimum";
import { capacityMinimum } from "../../../src/rules/sleeping/z05-capacity-minimum";
import { everyVariant } from "../../../src/rules/sleeping/z16-every-variant";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  type Change,
  component,
  configuration,
  endpoint,
  model,
  scheduledAction,
  specification,
  target,
  topology,
  unknown,
  variant,
  variantTarget,
  without,
} from "../../support/topology";

const realTime = (...changes: readonly Change[]) =>
  topology(variant({ modelName: "llama3-8b-instruct", managedInstanceScaling: undefined }), model(), ...changes);

const scaling = (minInstanceCount: number | undefined | ReturnType<typeof unknown>) => ({
  managedInstanceScaling: { status: "ENABLED", minInstanceCount, maxInstanceCount: 3 },
});

describe("Z01 real-time-minimum", () => {
  it("speaks when a variant with a model of its own is to go to zero", () => {
    expect(told(realTimeMinimum, realTime(variantTarget({ minCapacity: 0 })))).toEqual([
      "the minimum is 0, and the target scales a real-time variant that hosts a model directly",
    ]);
  });

  it("speaks when a scheduled action takes such a variant to zero", () => {
    const night = scheduledAction({ ...variantTarget(), kind: "scheduled-action", address: "night", minCapacity: 0 });
    expect(told(realTimeMinimum, realTime(variantTarget({ minCapacity: 1 }), night))).toHaveLength(1);
  });

  it("is silent at a minimum of one, and about asynchronous variants", () => {
    expect(told(realTimeMinimum, realTime(variantTarget({ minCapacity: 1 })))).toEqual([]);
    expect(told(realTimeMinimum, asyncTopology())).toEqual([]);
  });

  it("is silent when it is not known whether the endpoint is asynchronous, or what the minimum is", () => {
    const variants = [variant({ modelName: "llama3-8b-instruct" })];
    const perhapsAsync = configuration({ asyncConfiguration: unknown(), variants });
    expect(told(realTimeMinimum, topology(perhapsAsync, model(), variantTarget()))).toEqual([]);
    expect(told(realTimeMinimum, realTime(variantTarget({ minCapacity: unknown() })))).toEqual([]);
  });
});

describe("Z03 managed-minimum", () => {
  it("speaks when an instance has to stay", () => {
    expect(told(managedMinimum, topology(variant(scaling(1))))).toEqual([
      "managed_instance_scaling.min_instance_count is 1",
    ]);
  });

  it("is silent at 0, and where it is left out: the provider sends 0", () => {
    expect(told(managedMinimum, topology(variant(scaling(0))))).toEqual([]);
    expect(told(managedMinimum, topology(variant(scaling(undefined))))).toEqual([]);
  });

  it("is silent when the plan does not know it", () => {
    expect(told(managedMinimum, topology(variant(scaling(unknown()))))).toEqual([]);
    expect(told(managedMinimum, topology(variant({ managedInstanceScaling: unknown() })))).toEqual([]);
  });
});

describe("Z05 capacity-minimum", () => {
  it("speaks when a copy has to stay", () => {
    expect(told(capacityMinimum, topology(target({ minCapacity: 1 })))).toEqual(["min_capacity is 1"]);
  });

  it("speaks when the component is elsewhere", () => {
    expect(told(capacityMinimum, topology(without(component()), target({ minCapacity: 1 })))).toHaveLength(1);
  });

  it("speaks when an instance of an asynchronous variant has to stay", () => {
    const [finding] = found(capacityMinimum, asyncTopology(variantTarget({ minCapacity: 2 })));
    expect(finding?.what).toBe("min_capacity is 2");
    expect(finding?.fix.typescript).toContain("minInstanceCount");
  });

  it("is silent at 0, and where a scheduled action makes it 0 at night", () => {
    expect(told(capacityMinimum, topology())).toEqual([]);
    const night = scheduledAction({ minCapacity: 0, maxCapacity: 0 });
    expect(told(capacityMinimum, topology(target({ minCapacity: 1 }), night))).toEqual([]);
  });

  it("is silent about real-time variants with a model of their own, and about adapters", () => {
    expect(told(capacityMinimum, realTime(variantTarget({ minCapacity: 1 })))).toEqual([]);
    const base = specification({ baseInferenceComponentName: "other" });
    expect(told(capacityMinimum, topology(component({ specification: base }), target({ minCapacity: 1 })))).toEqual([]);
  });

  it("is silent when the plan does not know the minimum, now or at night", () => {
    expect(told(capacityMinimum, topology(target({ minCapacity: unknown() })))).toEqual([]);
    const night = scheduledAction({ minCapacity: unknown() });
    expect(told(capacityMinimum, topology(target({ minCapacity: 1 }), night))).toEqual([]);
  });
});

describe("Z05 capacity-minimum, moved by scheduled actions,", () => {
  const now = new Date("2026-06-01T00:00:00Z");
  const at = (
    address: string,
    minCapacity: number | ReturnType<typeof unknown>,
    expression = "cron(0 7 ? * MON-FRI *)",
  ) => scheduledAction({ address, name: address, minCapacity, maxCapacity: undefined, expression });
  const say = (...changes: readonly Change[]) => told(capacityMinimum, topology(...changes), { now });

  it("speaks when one raises it and none lowers it again", () =>
    expect(say(at("morning", 1))).toEqual([
      "it sets min_capacity = 1 on aws_appautoscaling_target.copies, and no scheduled action sets it back to 0",
    ]));

  it("speaks when the one that lowers it has had its time", () => {
    expect(say(at("morning", 1), at("evening", 0, "at(2025-01-01T00:00:00)"))).toHaveLength(1);
    expect(say(at("morning", 1), at("evening", 0, "cron(0 19 ? * MON-FRI 2025)"))).toHaveLength(1);
  });

  it("is silent when another lowers it, or may", () => {
    expect(say(at("morning", 1), at("evening", 0))).toEqual([]);
    expect(say(at("morning", 1), at("evening", unknown()))).toEqual([]);
    expect(say(at("morning", 1, "at(2025-01-01T00:00:00)"))).toEqual([]);
  });
});

describe("Z16 every-variant", () => {
  const second = (change: Parameters<typeof variant>[0]) => variant({ address: "second", name: "second", ...change });
  const secondTarget = (minCapacity: number) =>
    variantTarget({ address: "second-target", resourceId: "endpoint/llm/variant/second", minCapacity });
  const queued = { modelName: "donut", managedInstanceScaling: undefined };

  it("speaks about the variant that stays when others go", () => {
    const [finding] = found(everyVariant, topology(second(scaling(1))));
    expect(finding?.on.address).toBe("second");
    expect(finding?.what).toBe(`it keeps instances while other variants of ${endpoint().address} scale to zero`);
  });

  it("speaks about an asynchronous variant without a target, or with one that keeps instances", () => {
    expect(told(everyVariant, asyncTopology(second(queued)))).toHaveLength(1);
    expect(told(everyVariant, asyncTopology(second(queued), secondTarget(1)))).toHaveLength(1);
  });

  it("is silent when all go, when none does, and about a single variant", () => {
    expect(told(everyVariant, topology(second(scaling(0))))).toEqual([]);
    expect(told(everyVariant, topology(variant(scaling(1)), second(scaling(1))))).toEqual([]);
    expect(told(everyVariant, topology(variant(scaling(1))))).toEqual([]);
    expect(told(everyVariant, asyncTopology(second(queued), secondTarget(0)))).toEqual([]);
  });

  it("is silent when the plan does not know what the other one does", () => {
    expect(told(everyVariant, topology(second(scaling(unknown()))))).toEqual([]);
    expect(told(everyVariant, topology(variant(scaling(unknown())), second(scaling(1))))).toEqual([]);
  });
});
