import { creationOrder, destructionOrder } from "../../../src/rules/configuration/order";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  backlogTracking,
  component,
  endpoint,
  specification,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  variantTarget,
} from "../../support/topology";

const { address: endpointAddress } = endpoint();
const { address: componentAddress } = component();
const { address: targetAddress } = target();
const adapter = specification({ baseInferenceComponentName: "llama3-8b", compute: undefined });

describe("C14 creation-order", () => {
  it("speaks about a target that does not wait for its component", () => {
    const [finding] = found(creationOrder, topology(target({ waitsFor: [] })));
    expect(finding?.what).toBe(`nothing makes it wait for ${componentAddress}`);
    expect(finding?.fix.hcl).toBe(`depends_on = [${componentAddress}]`);
  });

  it("speaks about a target that waits for the endpoint only", () => {
    expect(told(creationOrder, topology(target({ waitsFor: [endpointAddress] })))).toHaveLength(1);
  });

  it("speaks about the target of an asynchronous variant that does not wait for the endpoint", () => {
    expect(told(creationOrder, asyncTopology(variantTarget({ waitsFor: [] })))).toHaveLength(1);
    expect(told(creationOrder, asyncTopology(variantTarget({ waitsFor: [endpointAddress] })))).toEqual([]);
  });

  it("speaks about a policy that does not wait for its target", () => {
    const [finding] = found(creationOrder, topology(tracking({ waitsFor: [endpointAddress] })));
    expect(finding?.what).toBe(`nothing makes it wait for ${targetAddress}`);
    expect(finding?.fix.hcl).toBe(`resource_id = ${targetAddress}.resource_id`);
  });

  it("names what to wait for as it is written in its module", () => {
    const address = 'module.llm["a.b"].aws_cloudcontrolapi_resource.this[0]';
    const [finding] = found(
      creationOrder,
      topology(
        component({ address, name: "other" }),
        target({ address: "t", resourceId: "inference-component/other", waitsFor: [] }),
      ),
    );
    expect(finding?.fix.hcl).toBe("depends_on = [aws_cloudcontrolapi_resource.this]");
  });

  it("is silent about what waits, directly or by way of another", () => {
    expect(told(creationOrder, topology(target({ waitsFor: [componentAddress] })))).toEqual([]);
    expect(told(creationOrder, topology(tracking({ waitsFor: [targetAddress] })))).toEqual([]);
    const first = tracking({ waitsFor: [targetAddress] });
    expect(told(creationOrder, topology(first, stepPolicy({ waitsFor: [first.address] })))).toEqual([]);
  });

  it("is silent when it may wait for more than the source shows", () => {
    expect(told(creationOrder, topology(target({ waitsFor: unknown() })))).toEqual([]);
    expect(told(creationOrder, topology(target({ waitsFor: ["time_sleep.a_while"] })))).toEqual([]);
    const other = component({ address: "other", name: "other", waitsFor: unknown() });
    expect(told(creationOrder, topology(other, target({ waitsFor: ["other"] })))).toEqual([]);
    expect(told(creationOrder, asyncTopology(backlogTracking({ resourceId: unknown(), waitsFor: [] })))).toEqual([]);
  });

  it("comes to an end where things wait for each other", () => {
    const one = tracking({ waitsFor: [stepPolicy().address] });
    const other = stepPolicy({ waitsFor: [tracking().address] });
    expect(told(creationOrder, topology(one, other))).toHaveLength(2);
  });
});

describe("C15 destruction-order", () => {
  it("speaks about a component that does not wait for its endpoint", () => {
    expect(told(destructionOrder, topology(component({ waitsFor: [] })))).toEqual([
      `nothing makes it wait for ${endpointAddress}`,
    ]);
  });

  it("speaks about an adapter that does not wait for its base", () => {
    const lora = component({ address: "lora", name: "lora", specification: adapter, waitsFor: [endpointAddress] });
    expect(told(destructionOrder, topology(lora))).toEqual([`nothing makes it wait for ${componentAddress}`]);
  });

  it("is silent about what waits, and about an endpoint that is elsewhere", () => {
    const lora = component({ address: "lora", name: "lora", specification: adapter, waitsFor: [componentAddress] });
    expect(told(destructionOrder, topology(lora, component({ waitsFor: [endpointAddress] })))).toEqual([]);
    expect(told(destructionOrder, topology(component({ endpointName: "elsewhere", waitsFor: [] })))).toEqual([]);
  });

  it("is silent when the source does not show what it waits for", () => {
    expect(told(destructionOrder, topology())).toEqual([]);
    expect(told(destructionOrder, topology(component({ waitsFor: unknown() })))).toEqual([]);
  });
});
