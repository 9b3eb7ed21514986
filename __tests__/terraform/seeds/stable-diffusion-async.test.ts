import { apiDocument } from "../../support/api-document";
import { describeTerraform, exampleWorkspace } from "../../support/terraform";
import { type JsonObject, onlyPlanned, type Plan, plannedValues } from "../../support/terraform-plan";

/** The two policies that the guide of the Stable Diffusion extension prints. */
describeTerraform("the plan of stable-diffusion-async sends what the guide prints", () => {
  let plan: Plan;

  beforeAll(async () => {
    plan = await (await exampleWorkspace("stable-diffusion-async")).plan();
  });

  const resource = {
    ServiceNamespace: "sagemaker",
    ResourceId: "endpoint/esd-type-c356f91/variant/prod",
    ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
  };

  it("as the policy that wakes", () => {
    expect(policy(plan, "HasBacklogWithoutCapacity-ScalingPolicy")).toEqual({
      PolicyName: "HasBacklogWithoutCapacity-ScalingPolicy",
      PolicyType: "StepScaling",
      ...resource,
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ChangeInCapacity",
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        Cooldown: 300,
        MetricAggregationType: "Average",
      },
    });
  });

  it("as the policy that follows the CPU", () => {
    expect(policy(plan, "CPUUtil-ScalingPolicy")).toEqual({
      PolicyName: "CPUUtil-ScalingPolicy",
      PolicyType: "TargetTrackingScaling",
      ...resource,
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        CustomizedMetricSpecification: {
          MetricName: "CPUUtilization",
          Namespace: "/aws/sagemaker/Endpoints",
          Dimensions: [
            { Name: "EndpointName", Value: "esd-type-c356f91" },
            { Name: "VariantName", Value: "prod" },
          ],
          Statistic: "Average",
          Unit: "Percent",
        },
        ScaleOutCooldown: 300,
        ScaleInCooldown: 300,
      },
    });
  });

  it("and a third one, without which a CPU that is never at 0 % would keep an instance for ever", () => {
    expect(policy(plan, "esd-type-c356f91-sleep")).toMatchObject({
      ...resource,
      StepScalingPolicyConfiguration: { AdjustmentType: "ExactCapacity", StepAdjustments: [{ ScalingAdjustment: 0 }] },
    });
  });

  it("from zero on", () => {
    const target = apiDocument(onlyPlanned(plan, "aws_appautoscaling_target"));
    expect(target).toEqual({ ...resource, MinCapacity: 0, MaxCapacity: 1 });
  });
});

function policy(plan: Plan, name: string): JsonObject | undefined {
  const planned = plannedValues(plan, "aws_appautoscaling_policy").find((values) => values.name === name);
  return planned === undefined ? undefined : apiDocument(planned, "PolicyName");
}
