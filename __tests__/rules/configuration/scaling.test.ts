import { resourceLabel } from "../../../src/rules/configuration/c22-resource-label";
import { predefinedMetric } from "../../../src/rules/configuration/c23-predefined-metric";
import { managedAlarms } from "../../../src/rules/configuration/c24-managed-alarms";
import { scalingQuotas } from "../../../src/rules/configuration/c25-scaling-quotas";
import type { Optional } from "../../../src/topology";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  backlogTracking,
  compositeAlarm,
  scheduledAction,
  stepPolicy,
  topology,
  tracking,
  unknown,
  wakeAlarm,
} from "../../support/topology";

const TYPE = "SageMakerInferenceComponentInvocationsPerCopy";
const predefined = (type: Optional<string>, label?: Optional<string>) => ({
  predefinedMetric: { type, resourceLabel: label },
  customizedMetric: undefined,
});

describe("C22 resource-label", () => {
  it("speaks about a label", () => {
    expect(told(resourceLabel, topology(tracking(predefined(TYPE, "app/alb/1"))))).toEqual([
      'resource_label is "app/alb/1"',
    ]);
  });

  it("is silent without one, and when the plan does not know it", () => {
    expect(told(resourceLabel, topology())).toEqual([]);
    expect(told(resourceLabel, topology(tracking(predefined(TYPE, unknown()))))).toEqual([]);
  });
});

describe("C23 predefined-metric", () => {
  it("speaks about the metric of a variant for a component, and the other way round", () => {
    const ofVariant = tracking(predefined("SageMakerVariantInvocationsPerInstance"));
    expect(told(predefinedMetric, topology(ofVariant))).toHaveLength(1);
    const [finding] = found(predefinedMetric, asyncTopology(backlogTracking(predefined(TYPE))));
    expect(finding?.fix.hcl).toBe('predefined_metric_type = "SageMakerVariantInvocationsPerInstance"');
  });

  it("speaks about the metric of another service, and about none at all", () => {
    expect(told(predefinedMetric, topology(tracking(predefined("ECSServiceAverageCPUUtilization"))))).toHaveLength(1);
    expect(told(predefinedMetric, topology(tracking(predefined("Nonsense"))))).toHaveLength(1);
  });

  it("is silent about its own metrics, and about those of a dimension that it does not know", () => {
    expect(told(predefinedMetric, topology(tracking(predefined(TYPE))))).toEqual([]);
    const next = tracking({ ...predefined("Nonsense"), scalableDimension: "sagemaker:something:New" });
    expect(told(predefinedMetric, topology(next))).toEqual([]);
  });

  it("is silent when the plan does not know the metric or the dimension", () => {
    expect(told(predefinedMetric, topology(tracking(predefined(unknown()))))).toEqual([]);
    expect(
      told(predefinedMetric, topology(tracking({ ...predefined("Nonsense"), scalableDimension: unknown() }))),
    ).toEqual([]);
  });
});

describe("C24 managed-alarms", () => {
  it("speaks about an alarm of Application Auto Scaling in Terraform", () => {
    const name = "TargetTracking-inference-component/llama3-8b-AlarmHigh-c915b303";
    expect(told(managedAlarms, topology(wakeAlarm({ name })))).toEqual([`alarm_name is "${name}"`]);
  });

  it("is silent about others, and when the plan does not know the name", () => {
    expect(told(managedAlarms, topology(compositeAlarm()))).toEqual([]);
    expect(told(managedAlarms, topology(wakeAlarm({ name: unknown() })))).toEqual([]);
  });
});

describe("C25 scaling-quotas", () => {
  const many = <T>(count: number, make: (name: string) => T) =>
    Array.from({ length: count }, (_, index) => make(`${index}`));
  const step = { lowerBound: 0, upperBound: undefined, adjustment: 1 };

  it("speaks about 51 policies, 201 actions and 21 steps", () => {
    const policies = many(49, (name) => tracking({ address: name, name }));
    const actions = many(201, (name) => scheduledAction({ address: name, name }));
    expect(told(scalingQuotas, topology(...policies))).toEqual(["it has 51 scaling policies"]);
    expect(told(scalingQuotas, topology(...actions))).toEqual(["it has 201 scheduled actions"]);
    expect(told(scalingQuotas, topology(stepPolicy({ steps: many(21, () => step) })))).toEqual(["it has 21 steps"]);
  });

  it("is silent at 50, 200 and 20, and when the plan does not know the steps", () => {
    const policies = many(48, (name) => tracking({ address: name, name }));
    const actions = many(200, (name) => scheduledAction({ address: `action-${name}`, name }));
    const steps = stepPolicy({ steps: many(20, () => step) });
    expect(told(scalingQuotas, topology(...policies, ...actions, steps))).toEqual([]);
    expect(told(scalingQuotas, topology(stepPolicy({ steps: unknown() })))).toEqual([]);
  });
});
