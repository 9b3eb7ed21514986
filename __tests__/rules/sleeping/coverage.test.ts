import { scalableTarget } from "../../../src/rules/sleeping/z04-scalable-target";
import { adapterTarget } from "../../../src/rules/sleeping/z25-adapter-target";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  component,
  endpoint,
  schedule,
  scheduleInput,
  specification,
  target,
  topology,
  unknown,
  variantTarget,
  without,
} from "../../support/topology";

const adapter = specification({ modelName: undefined, compute: undefined, baseInferenceComponentName: "llama3-8b" });
const lora = component({ address: "lora", name: "lora", specification: adapter });

describe("Z04 scalable-target", () => {
  it("speaks about a component that nothing scales", () => {
    const other = component({ address: "other", name: "other" });
    expect(found(scalableTarget, topology(other)).map(({ on }) => on.address)).toEqual(["other"]);
  });

  it("speaks about an asynchronous variant that nothing scales", () => {
    expect(told(scalableTarget, asyncTopology(without(variantTarget())))).toEqual([
      "no scalable target removes its instances",
    ]);
  });

  it("is silent where a target or a schedule takes the copies away, and about adapters", () => {
    expect(told(scalableTarget, topology(lora))).toEqual([]);
    expect(told(scalableTarget, topology(without(target()), schedule()))).toEqual([]);
    const removal = { service: "sagemaker", operation: "deleteInferenceComponent" };
    expect(told(scalableTarget, topology(without(target()), schedule({ operation: removal })))).toEqual([]);
  });

  it("speaks where the only schedule wakes, or is off", () => {
    const wake = schedule({ input: scheduleInput({ copyCount: 1 }) });
    expect(told(scalableTarget, topology(without(target()), wake))).toHaveLength(1);
    expect(told(scalableTarget, topology(without(target()), schedule({ state: "DISABLED" })))).toHaveLength(1);
  });

  it("is silent about a variant whose endpoint is elsewhere", () => {
    expect(told(scalableTarget, asyncTopology(without(endpoint()), without(variantTarget())))).toEqual([]);
  });

  it("is silent when the plan does not know what a target or a schedule is about, or what the component is", () => {
    expect(told(scalableTarget, topology(target({ resourceId: unknown() })))).toEqual([]);
    expect(told(scalableTarget, topology(without(target()), schedule({ input: unknown() })))).toEqual([]);
    const vague = schedule({ input: scheduleInput({ copyCount: unknown() }) });
    expect(told(scalableTarget, topology(without(target()), vague))).toEqual([]);
    expect(told(scalableTarget, topology(without(target()), component({ specification: unknown() })))).toEqual([]);
  });
});

describe("Z25 adapter-target", () => {
  const ofAdapter = target({ address: "lora-target", resourceId: "inference-component/lora" });

  it("speaks about a target of an adapter", () => {
    const [finding] = found(adapterTarget, topology(lora, ofAdapter));
    expect(finding?.on.address).toBe("lora-target");
    expect(finding?.what).toBe("it scales the adapter lora");
  });

  it("is silent about the target of the base, and about what is not known", () => {
    expect(told(adapterTarget, topology(lora))).toEqual([]);
    expect(told(adapterTarget, topology(component({ specification: unknown() })))).toEqual([]);
  });
});
