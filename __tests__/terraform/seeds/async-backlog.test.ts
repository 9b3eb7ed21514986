import { apiDocument } from "../../support/api-document";
import { describeTerraform, exampleWorkspace } from "../../support/terraform";
import { onlyPlanned, type Plan, plannedPolicy } from "../../support/terraform-plan";

interface Recipe {
  readonly stack: string;
  readonly policyName: string;
  readonly maxCapacity: number;
  readonly targetValue: number;
  readonly scaleInCooldown: number;
  readonly scaleOutCooldown: number;
}

/** The field report on Donut, and the smallest example of the guide, which leaves the cooldowns to the service. */
const RECIPES: readonly Recipe[] = [
  {
    stack: "donut-async",
    policyName: "Invocations-ScalingPolicy",
    maxCapacity: 1,
    targetValue: 1,
    scaleInCooldown: 150,
    scaleOutCooldown: 300,
  },
  {
    stack: "async-minimal",
    policyName: "async-minimal-tracking",
    maxCapacity: 5,
    targetValue: 5,
    scaleInCooldown: 300,
    scaleOutCooldown: 300,
  },
];

describeTerraform.each(RECIPES)("the plan of $stack sends what its text sends", (recipe) => {
  let plan: Plan;

  beforeAll(async () => {
    plan = await (await exampleWorkspace(recipe.stack)).plan();
  });

  const resource = {
    ServiceNamespace: "sagemaker",
    ResourceId: `endpoint/${recipe.stack}/variant/variant1`,
    ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
  };

  it("to register the variant", () => {
    expect(apiDocument(onlyPlanned(plan, "aws_appautoscaling_target"))).toEqual({
      ...resource,
      MinCapacity: 0,
      MaxCapacity: recipe.maxCapacity,
    });
  });

  it("to follow the backlog", () => {
    expect(apiDocument(plannedPolicy(plan, "TargetTrackingScaling"), "PolicyName")).toEqual({
      PolicyName: recipe.policyName,
      PolicyType: "TargetTrackingScaling",
      ...resource,
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: recipe.targetValue,
        CustomizedMetricSpecification: {
          MetricName: "ApproximateBacklogSizePerInstance",
          Namespace: "AWS/SageMaker",
          Dimensions: [{ Name: "EndpointName", Value: recipe.stack }],
          Statistic: "Average",
        },
        ScaleInCooldown: recipe.scaleInCooldown,
        ScaleOutCooldown: recipe.scaleOutCooldown,
      },
    });
  });

  it("and wakes on one waiting request, which the text does not", () => {
    expect(apiDocument(onlyPlanned(plan, "aws_cloudwatch_metric_alarm"))).toMatchObject({
      MetricName: "HasBacklogWithoutCapacity",
      Namespace: "AWS/SageMaker",
      Dimensions: [{ Name: "EndpointName", Value: recipe.stack }],
      Statistic: "Average",
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      Threshold: 1,
      Period: 60,
      EvaluationPeriods: 2,
      DatapointsToAlarm: 2,
    });
  });
});
