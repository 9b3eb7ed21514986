import { policyOnItsTarget } from "../../../src/rules/waking/w18-policy-on-its-target";
import { found, told } from "../../support/told";
import {
  asyncTopology,
  scheduledAction,
  stepPolicy,
  target,
  topology,
  unknown,
  variantTarget,
} from "../../support/topology";

describe("W18 policy-on-its-target", () => {
  it("speaks when a policy has another dimension than its target", () => {
    const wrong = stepPolicy({ scalableDimension: "sagemaker:variant:DesiredInstanceCount" });
    expect(told(policyOnItsTarget, topology(wrong))[0]).toContain(
      "scalable_dimension is sagemaker:variant:DesiredInstanceCount",
    );
  });

  it("speaks when a policy has another namespace than its target", () =>
    expect(told(policyOnItsTarget, topology(stepPolicy({ serviceNamespace: "ecs" })))).toHaveLength(1));

  it("is silent when they agree, when the plan does not know, and about a target elsewhere", () => {
    expect(told(policyOnItsTarget, topology())).toEqual([]);
    expect(told(policyOnItsTarget, topology(stepPolicy({ scalableDimension: unknown() })))).toEqual([]);
    expect(told(policyOnItsTarget, topology(stepPolicy({ resourceId: "inference-component/other" })))).toEqual([]);
  });

  it("warns of a policy and of a scheduled action in another Region than the target that they name", () => {
    const here = target({ region: "us-east-1" });
    const there = { region: "eu-west-1" };
    expect(found(policyOnItsTarget, topology(here, stepPolicy(there)))).toMatchObject([
      {
        severity: "warning",
        what: "it is in eu-west-1, and aws_appautoscaling_target.copies, which it names, is in us-east-1",
      },
    ]);
    expect(told(policyOnItsTarget, topology(here, scheduledAction(there)))).toHaveLength(1);
    expect(told(policyOnItsTarget, topology(here, stepPolicy({ region: "us-east-1" })))).toEqual([]);
    expect(told(policyOnItsTarget, topology(target(), stepPolicy(there)))).toEqual([]);
    const both = target({ ...there, address: "there" });
    expect(told(policyOnItsTarget, topology(here, both, stepPolicy(there)))).toEqual([]);
  });

  it("speaks of a dimension that SageMaker does not have, and of one for serverless variants alone", () => {
    const of = (scalableDimension: string) => told(policyOnItsTarget, topology(target({ scalableDimension })));
    expect(of("sagemaker:inference-component:desiredcopycount")[0]).toContain("which SageMaker does not have");
    expect(of("ecs:service:DesiredCount")).toHaveLength(1);
    const concurrency = variantTarget({ scalableDimension: "sagemaker:variant:DesiredProvisionedConcurrency" });
    expect(found(policyOnItsTarget, asyncTopology(concurrency))).toMatchObject([
      { on: { kind: "scalable-target" }, what: expect.stringContaining("is not serverless") },
    ]);
    expect(told(policyOnItsTarget, asyncTopology())).toEqual([]);
  });

  it("speaks once of a target whose namespace or resource id does not fit its dimension", () => {
    expect(found(policyOnItsTarget, topology(target({ serviceNamespace: "ecs" })))).toMatchObject([
      { on: { kind: "scalable-target" }, what: expect.stringContaining("service_namespace is ecs") },
    ]);
    const instances = target({ scalableDimension: "sagemaker:variant:DesiredInstanceCount" });
    expect(found(policyOnItsTarget, topology(instances))).toMatchObject([
      {
        on: { kind: "scalable-target" },
        fix: { hcl: expect.stringContaining("endpoint/<endpoint>/variant/<variant>") },
      },
    ]);
  });

  it("speaks of a policy elsewhere and of a scheduled action that do not fit in themselves", () => {
    const resourceId = "endpoint/llm/variant/main";
    expect(told(policyOnItsTarget, topology(stepPolicy({ resourceId })))).toHaveLength(1);
    expect(told(policyOnItsTarget, topology(scheduledAction({ resourceId })))).toHaveLength(1);
  });

  it("is silent about what is not SageMaker's", () => {
    const table = {
      serviceNamespace: "dynamodb",
      resourceId: "table/t",
      scalableDimension: "dynamodb:table:ReadCapacityUnits",
    };
    expect(told(policyOnItsTarget, topology(target({ address: "table", ...table })))).toEqual([]);
  });
});
