import { adapterWake } from "../../../src/rules/waking/w47-adapter-wake";
import { found, told } from "../../support/told";
import { component, specification, stepPolicy, target, topology, unknown, wakeAlarm } from "../../support/topology";

const adapter = component({
  address: "lora",
  name: "lora",
  specification: specification({ modelName: undefined, compute: undefined, baseInferenceComponentName: "llama3-8b" }),
});
const own = wakeAlarm({ address: "lora-wake", dimensions: new Map([["InferenceComponentName", "lora"]]) });

describe("W47 adapter-wake", () => {
  it("notes an adapter whose requests wake nothing", () =>
    expect(found(adapterWake, topology(adapter))).toMatchObject([{ severity: "note", on: { address: "lora" } }]));

  it("is silent when an alarm of its own wakes the base, and when the base never sleeps", () => {
    expect(told(adapterWake, topology(adapter, own))).toEqual([]);
    expect(told(adapterWake, topology(adapter, target({ minCapacity: 1 })))).toEqual([]);
  });

  it("is silent when the plan does not know what an alarm watches", () => {
    const vague = { ...own, dimensions: new Map([["InferenceComponentName", unknown()]]) };
    expect(told(adapterWake, topology(adapter, vague))).toEqual([]);
  });

  it("is silent when the plan does not know which policy an alarm fires", () => {
    const from = ["aws_appautoscaling_policy.wake", "aws_appautoscaling_policy.other"];
    const vague = { ...own, references: { alarmActions: { from, isChoice: true as const } } };
    expect(
      told(
        adapterWake,
        topology(adapter, vague, stepPolicy({ address: "aws_appautoscaling_policy.other", name: "other" })),
      ),
    ).toEqual([]);
  });

  it("notes an adapter whose alarm fires nothing", () =>
    expect(found(adapterWake, topology(adapter, { ...own, alarmActions: [], references: {} }))).toHaveLength(1));
});
