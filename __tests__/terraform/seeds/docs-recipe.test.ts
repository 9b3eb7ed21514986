import { apiDocument } from "../../support/api-document";
import { describeTerraform, exampleWorkspace } from "../../support/terraform";
import { onlyPlanned, type Plan, plannedPolicy, plannedValues } from "../../support/terraform-plan";

/** The recipe of the SageMaker guide, command by command. */
describeTerraform("the plan of docs-recipe sends what the guide sends", () => {
  let plan: Plan;

  beforeAll(async () => {
    plan = await (await exampleWorkspace("docs-recipe")).plan();
  });

  const resource = {
    ServiceNamespace: "sagemaker",
    ResourceId: "inference-component/docs-recipe",
    ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
  };

  it("to register-scalable-target", () => {
    expect(apiDocument(onlyPlanned(plan, "aws_appautoscaling_target"))).toEqual({
      ...resource,
      MinCapacity: 0,
      MaxCapacity: 2,
    });
  });

  it("to put-scaling-policy, for the load", () => {
    expect(apiDocument(plannedPolicy(plan, "TargetTrackingScaling"), "PolicyName")).toEqual({
      PolicyName: "docs-recipe-tracking",
      PolicyType: "TargetTrackingScaling",
      ...resource,
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: "SageMakerInferenceComponentInvocationsPerCopy" },
        TargetValue: 1,
        ScaleInCooldown: 300,
        ScaleOutCooldown: 300,
      },
    });
  });

  it("to put-scaling-policy, from zero, as the step policy that the guide means", () => {
    expect(apiDocument(plannedPolicy(plan, "StepScaling"), "PolicyName")).toEqual({
      PolicyName: "docs-recipe-wake",
      PolicyType: "StepScaling",
      ...resource,
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ChangeInCapacity",
        MetricAggregationType: "Maximum",
        Cooldown: 60,
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      },
    });
  });

  it("with a name of its own for each policy: the guide's second one overwrites the first", () => {
    const names = plannedValues(plan, "aws_appautoscaling_policy").map(({ name }) => name);
    expect(new Set(names).size).toBe(2);
  });

  it("to put-metric-alarm, firing on the first refused request and not on the second", () => {
    expect(apiDocument(onlyPlanned(plan, "aws_cloudwatch_metric_alarm"))).toEqual({
      AlarmName: "ic-step-scaling-alarm",
      AlarmDescription: expect.any(String),
      MetricName: "NoCapacityInvocationFailures",
      Namespace: "AWS/SageMaker",
      Statistic: "Sum",
      Dimensions: [{ Name: "InferenceComponentName", Value: "docs-recipe" }],
      Period: 60,
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      Threshold: 1,
      // The guide has GreaterThanThreshold, which a lone request never meets.
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      // The guide says nothing, which CloudWatch reads as missing.
      TreatMissingData: "notBreaching",
    });
  });
});
