import { wakePathText } from "../../src/review";
import { alarmRule, onlyEndpoint, reviewOf, ruleOn } from "../support/reviews";
import {
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  component,
  compositeAlarm,
  schedule,
  scheduleInput,
  specification,
  stepPolicy,
  target,
  topology,
  unknown,
  variant,
  wakeAlarm,
  without,
} from "../support/topology";

const pathIn = (...given: Parameters<typeof reviewOf>): string =>
  onlyEndpoint(reviewOf(...given))
    .wakePaths.map((path) => wakePathText(path))
    .join("\n");

describe("a wake path", () => {
  it("leads from a refused request to the instances", () => {
    expect(pathIn(topology())).toBe(
      "request -> 400 -> NoCapacityInvocationFailures{InferenceComponentName=llama3-8b} -> alarm llama3-8b-wake (>= 1) -> policy llama3-8b-wake (+1) -> target 0..3 -> ManagedInstanceScaling 0..3",
    );
  });

  it("leads from a queue to the instances", () => {
    expect(pathIn(asyncTopology())).toBe(
      "request -> queue -> HasBacklogWithoutCapacity{EndpointName=llm} -> alarm llm-wake (>= 1) -> policy llm-wake (+1) -> target 0..3",
    );
  });

  it("shows a policy that sets the number instead of adding to it", () => {
    const exact = stepPolicy({ adjustmentType: "ExactCapacity", steps: [step(2)] });
    expect(pathIn(topology(exact))).toContain("policy llama3-8b-wake (=2)");
  });

  it("marks the alarm that a rule says is broken", () => {
    expect(pathIn(topology(), alarmRule)).toContain("-> alarm llama3-8b-wake (>= 1) (BROKEN: W05) -> policy");
  });

  it("draws the broken one of two alarms", () => {
    const second = wakeAlarm({ address: "aws_cloudwatch_metric_alarm.second", name: "second" });
    const rule = ruleOn({ id: "W08" }, () => [second]);
    expect(pathIn(topology(second), rule)).toContain("alarm second (>= 1) (BROKEN: W08)");
  });

  it("marks an alarm that is not there, with the rule that misses it", () => {
    const rule = ruleOn({ id: "W02" }, ({ stepPolicies }) => stepPolicies);
    const path = pathIn(topology(without(wakeAlarm())), rule);
    expect(path).toContain(
      "{InferenceComponentName=llama3-8b} -> no alarm (BROKEN: W02) -> policy llama3-8b-wake (+1) -> target",
    );
  });

  it("marks a policy that is not there, with the rule that misses it", () => {
    const rule = ruleOn({ id: "W01" }, ({ scalableTargets }) => scalableTargets);
    const path = pathIn(topology(without(stepPolicy()), without(wakeAlarm())), rule);
    expect(path).toContain("no alarm (BROKEN: W01) -> no wake policy (BROKEN: W01)");
  });

  it("says what the plan does not know", () => {
    expect(pathIn(topology(target({ maxCapacity: unknown() })))).toContain("target 0..? (UNKNOWN)");
    expect(pathIn(topology(variant({ managedInstanceScaling: unknown() })))).toContain(
      "ManagedInstanceScaling ? (UNKNOWN)",
    );
  });

  it("ends where a copy does not fit", () => {
    const rule = ruleOn({ id: "W21" }, ({ inferenceComponents }) => inferenceComponents);
    expect(pathIn(topology(), rule)).toMatch(/ManagedInstanceScaling 0\.\.3 \(BROKEN: W21\)$/);
  });

  it("shows the dimensions that the alarm has, not those that it should have", () => {
    const wrong = backlogAlarm({
      dimensions: new Map([
        ["EndpointName", "llm"],
        ["VariantName", "main"],
      ]),
    });
    expect(pathIn(asyncTopology(wrong))).toContain("HasBacklogWithoutCapacity{EndpointName=llm, VariantName=main}");
  });

  it("starts at the schedule where nothing else wakes", () => {
    const woken = topology(
      schedule({ name: "monday", input: scheduleInput({ copyCount: 2 }) }),
      without(stepPolicy()),
      without(wakeAlarm()),
    );
    expect(pathIn(woken)).toBe("schedule monday -> target 0..3 -> ManagedInstanceScaling 0..3");
  });

  it("is not drawn for what never gets to zero", () => {
    expect(pathIn(topology(target({ minCapacity: 1 })))).toBe("");
  });

  it("is not drawn for an adapter: its base wakes for it", () => {
    const adapter = component({
      address: "aws_cloudcontrolapi_resource.adapter",
      name: "adapter",
      specification: specification({ baseInferenceComponentName: "llama3-8b" }),
    });
    expect(pathIn(topology(adapter)).split("\n")).toHaveLength(1);
  });

  it("says that a composite alarm watches other alarms", () => {
    const composite = topology(without(wakeAlarm()), compositeAlarm());
    expect(pathIn(composite)).toContain("other alarms -> alarm llama3-8b-wake-composite");
  });

  it("shows every step of a ladder", () => {
    const ladder = backlogStepPolicy({ steps: [step(1), step(3)] });
    expect(pathIn(asyncTopology(ladder))).toContain("policy llm-wake (+1, +3)");
  });
});

const step = (adjustment: number) => ({ lowerBound: 0, upperBound: undefined, adjustment });
