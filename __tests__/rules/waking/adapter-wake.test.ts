import { adapterWake } from "../../../src/rules/waking/adapter-wake";
import { found, told } from "../../support/told";
import { component, specification, target, topology, unknown, wakeAlarm } from "../../support/topology";

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
});
