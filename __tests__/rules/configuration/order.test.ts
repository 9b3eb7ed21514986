import { creationOrder } from "../../../src/rules/configuration/c14-creation-order";
import { destructionOrder } from "../../../src/rules/configuration/c15-destruction-order";
import { parseTerraform } from "../../../src/topology";
import { recordedPlan } from "../../support/plan-fixture";
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
    expect(finding?.what).toBe(`it does not depend on ${componentAddress}`);
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
    expect(finding?.what).toBe(`it does not depend on ${targetAddress}`);
    expect(finding?.fix.hcl).toBe(`resource_id = ${targetAddress}.resource_id`);
  });

  it.each([
    ["aws_t.t", 'module.llm["a.b"].aws_c.this[0]', "depends_on = [module.llm]"],
    ["aws_t.t[0]", "aws_c.this[0]", "depends_on = [aws_c.this]"],
    ["module.llm[0].aws_t.t", 'module.llm[0].aws_c.this["a"]', "depends_on = [aws_c.this]"],
    ["module.llm.aws_t.t", "module.llm.module.one.aws_c.this", "depends_on = [module.one]"],
    ["module.scaling[1].aws_t.t", "aws_c.this", "depends_on = [aws_c.this] in the call of module.scaling"],
    ["module.scaling.aws_t.t", "module.llm.aws_c.this", "depends_on = [module.llm] in the call of module.scaling"],
  ])("names for %s what makes %s come first, where it is written", (later, earlier, fix) => {
    const scaled = component({ address: earlier, name: "other" });
    const early = target({ address: later, resourceId: "inference-component/other", waitsFor: [] });
    expect(found(creationOrder, topology(scaled, early)).map((finding) => finding.fix.hcl)).toEqual([fix]);
  });

  it("reads a long address from its beginning to its end once", () => {
    const scaled = component({ address: `aws_c.this.${"x".repeat(200_000)}`, name: "other" });
    const early = target({ address: "aws_t.t", resourceId: "inference-component/other", waitsFor: [] });
    expect(found(creationOrder, topology(scaled, early)).map((finding) => finding.fix.hcl)).toEqual([
      "depends_on = [aws_c.this]",
    ]);
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

describe("C14 creation-order on a plan of Terraform", () => {
  const { topology: planned } = parseTerraform(JSON.stringify(recordedPlan("creation-order")), "plan.json");
  const early = new Set(found(creationOrder, planned).map(({ on }) => on.address));
  const scaled = planned.scalableTargets.map((one) => [one.address, String(planned.subjectOf(one).node?.name)]);

  it.each(scaled.filter(([, name]) => name?.startsWith("early")))("speaks about %s", (address) => {
    expect(early).toContain(address);
  });

  it.each(scaled.filter(([, name]) => name?.startsWith("late")))("is silent about %s", (address) => {
    expect(early).not.toContain(address);
  });

  it("has a component for each target", () => {
    expect(scaled.map(([, name]) => name?.split("-")[0]).sort()).toEqual([
      ...Array.from({ length: 13 }, () => "early"),
      ...Array.from({ length: 13 }, () => "late"),
    ]);
  });
});

describe("C15 destruction-order", () => {
  it("speaks about a component that does not wait for its endpoint", () => {
    expect(told(destructionOrder, topology(component({ waitsFor: [] })))).toEqual([
      `it does not depend on ${endpointAddress}`,
    ]);
  });

  it("speaks about an adapter that does not wait for its base", () => {
    const lora = component({ address: "lora", name: "lora", specification: adapter, waitsFor: [endpointAddress] });
    expect(told(destructionOrder, topology(lora))).toEqual([`it does not depend on ${componentAddress}`]);
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
