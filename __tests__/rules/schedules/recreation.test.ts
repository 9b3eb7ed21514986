import { runRules } from "../../../src/rules/run-rules";
import { managedComponent } from "../../../src/rules/schedules/s18-managed-component";
import { scaledComponent } from "../../../src/rules/schedules/s19-scaled-component";
import { frozenSpecification } from "../../../src/rules/schedules/s20-frozen-specification";
import { creatableComponent } from "../../../src/rules/schedules/s21-creatable-component";
import { baseWithAdapters } from "../../../src/rules/schedules/s22-base-with-adapters";
import type { ScheduleInput } from "../../../src/topology";
import { found, told } from "../../support/told";
import {
  component,
  schedule,
  scheduleInput,
  specification,
  target,
  topology,
  unknown,
  without,
} from "../../support/topology";

const calling = (operation: string) => ({ operation: { service: "sagemaker", operation } });
const deleting = schedule({ ...calling("deleteInferenceComponent"), input: scheduleInput({ copyCount: undefined }) });
const creating = (input: Partial<ScheduleInput> = {}) =>
  schedule({
    ...calling("createInferenceComponent"),
    input: scheduleInput({
      copyCount: 1,
      endpointName: "llm",
      variantName: "main",
      specification: specification(),
      ...input,
    }),
  });
const adapter = component({
  address: "lora",
  name: "lora",
  specification: specification({ compute: undefined, baseInferenceComponentName: "llama3-8b" }),
});

describe("S18 managed-component", () => {
  it("is an error where nothing creates it again, and a warning where a schedule does", () => {
    const [alone] = found(managedComponent, topology(deleting));
    expect(alone).toMatchObject({ severity: "error" });
    expect(alone?.what).toContain("it deletes aws_cloudcontrolapi_resource.llama");
    const [pair] = found(managedComponent, topology(deleting, { ...creating(), address: "create", name: "create" }));
    expect(pair).toMatchObject({ severity: "warning" });
    expect(pair?.what).toContain("an apply before create runs");
  });

  it("is silent about one that sets copies, one that is off, and components from elsewhere", () => {
    expect(told(managedComponent, topology(schedule()))).toEqual([]);
    expect(told(managedComponent, topology({ ...deleting, state: "DISABLED" }))).toEqual([]);
    expect(told(managedComponent, topology(deleting, without(component())))).toEqual([]);
  });

  it("is silent when the plan does not know which", () =>
    expect(told(managedComponent, topology({ ...deleting, input: unknown() }))).toEqual([]));
});

describe("S19 scaled-component", () => {
  const elsewhere = topology(deleting, without(component()));

  it("speaks of a component from elsewhere that is scaled here", () =>
    expect(told(scaledComponent, elsewhere)[0]).toContain("which aws_appautoscaling_target.copies scales".slice(6)));

  it("leaves it to another rule to speak of one that is managed here", () => {
    const ids = runRules(topology(deleting), [managedComponent, scaledComponent]).map(({ id }) => id);
    expect(ids).toEqual(["S18"]);
  });

  it("is silent about one of the same name in another Region", () => {
    const parts = [without(component()), target({ region: "us-east-1" })];
    expect(told(scaledComponent, topology(...parts, { ...deleting, region: "eu-west-1" }))).toEqual([]);
    const there = target({ address: "there", region: "eu-west-1" });
    const both = topology(...parts, there, { ...deleting, region: "eu-west-1" });
    expect(told(scaledComponent, both)[0]).toContain("that there scales");
  });

  it("is silent when nothing scales it, and when the plan does not know", () => {
    expect(told(scaledComponent, topology(deleting, without(component()), without(target())))).toEqual([]);
    const hidden = { ...deleting, input: scheduleInput({ inferenceComponentName: unknown() }) };
    expect(told(scaledComponent, topology(hidden, without(component())))).toEqual([]);
  });
});

describe("S20 frozen-specification", () => {
  it("speaks when the component has another model, or other needs, than the schedule", () => {
    const old = specification({ modelName: "llama3-8b-instruct-2024" });
    expect(told(frozenSpecification, topology(creating({ specification: old })))).toHaveLength(1);
    const small = specification({ compute: undefined });
    expect(told(frozenSpecification, topology(creating({ specification: small })))).toHaveLength(1);
  });

  it("speaks of a component from elsewhere", () =>
    expect(told(frozenSpecification, topology(creating(), without(component())))).toHaveLength(1));

  it("is silent when they are the same, about other operations, and when the plan does not know", () => {
    expect(told(frozenSpecification, topology(creating()))).toEqual([]);
    expect(told(frozenSpecification, topology(schedule()))).toEqual([]);
    const hidden = specification({ modelName: unknown() });
    expect(told(frozenSpecification, topology(creating({ specification: hidden })))).toEqual([]);
    expect(told(frozenSpecification, topology({ ...creating(), input: unknown() }))).toEqual([]);
  });
});

describe("S21 creatable-component", () => {
  it.each([
    ["no copies", { copyCount: 0 }, "RuntimeConfig.CopyCount is 0"],
    ["no endpoint", { endpointName: undefined }, "its input has no EndpointName"],
    ["no specification", { specification: undefined }, "its input has no Specification"],
    ["another variant", { variantName: "other" }, "VariantName is other, and aws_sagemaker_endpoint.this has main"],
  ])("speaks of %s", (_, change, problem) =>
    expect(told(creatableComponent, topology(creating(change)))).toEqual([problem]),
  );

  it("is silent about what SageMaker takes, and what the plan does not know", () => {
    expect(told(creatableComponent, topology(creating()))).toEqual([]);
    const hidden = { copyCount: unknown(), endpointName: unknown(), variantName: unknown(), specification: unknown() };
    expect(told(creatableComponent, topology(creating(hidden)))).toEqual([]);
  });
});

describe("S22 base-with-adapters", () => {
  it("speaks of a base that still has adapters, and nobody else does", () => {
    expect(told(baseWithAdapters, topology(deleting, adapter))[0]).toContain("which lora adapts");
    const all = [managedComponent, scaledComponent, baseWithAdapters];
    expect(runRules(topology(deleting, adapter), all).map(({ id }) => id)).toEqual(["S22"]);
  });

  it("is silent without adapters, and when the plan does not know whose they are", () => {
    expect(told(baseWithAdapters, topology(deleting))).toEqual([]);
    const vague = { ...adapter, specification: specification({ baseInferenceComponentName: unknown() }) };
    expect(told(baseWithAdapters, topology(deleting, vague))).toEqual([]);
  });
});
