import { apiDocument } from "../../support/api-document";
import { describeTerraform, exampleWorkspace } from "../../support/terraform";
import { onlyPlanned, type Plan, plannedComponents, plannedPolicy } from "../../support/terraform-plan";

/** AWS's announcement of scale to zero, request by request. */
describeTerraform("the plan of llama3-8b sends what the announcement sends", () => {
  let plan: Plan;

  beforeAll(async () => {
    plan = await (await exampleWorkspace("llama3-8b")).plan();
  });

  const resource = {
    ServiceNamespace: "sagemaker",
    ResourceId: "inference-component/llama3-8b-instruct",
    ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
  };

  it("to create_endpoint_config", () => {
    expect(apiDocument(onlyPlanned(plan, "aws_sagemaker_endpoint_configuration"), "EndpointConfigName")).toEqual({
      EndpointConfigName: expect.stringMatching(/^llama3-8b-[0-9a-f]{8}$/),
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          InstanceType: "ml.g5.12xlarge",
          InitialInstanceCount: 1,
          ModelDataDownloadTimeoutInSeconds: 3600,
          ContainerStartupHealthCheckTimeoutInSeconds: 3600,
          ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 3 },
          RoutingConfig: { RoutingStrategy: "LEAST_OUTSTANDING_REQUESTS" },
        },
      ],
    });
  });

  it("to create_endpoint", () => {
    const configuration = onlyPlanned(plan, "aws_sagemaker_endpoint_configuration");
    expect(apiDocument(onlyPlanned(plan, "aws_sagemaker_endpoint"), "EndpointName")).toEqual({
      EndpointName: "llama3-8b",
      EndpointConfigName: configuration.name,
    });
  });

  it("to create_inference_component", () => {
    expect(plannedComponents(plan)).toEqual([
      {
        InferenceComponentName: "llama3-8b-instruct",
        EndpointName: "llama3-8b",
        VariantName: "AllTraffic",
        Specification: {
          ModelName: expect.stringMatching(/^llama3-8b-instruct-[0-9a-f]{8}$/),
          StartupParameters: {
            ModelDataDownloadTimeoutInSeconds: 3600,
            ContainerStartupHealthCheckTimeoutInSeconds: 3600,
          },
          ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024, NumberOfAcceleratorDevicesRequired: 1 },
        },
        RuntimeConfig: { CopyCount: 1 },
      },
    ]);
  });

  it("to register_scalable_target", () => {
    expect(apiDocument(onlyPlanned(plan, "aws_appautoscaling_target"))).toEqual({
      ...resource,
      MinCapacity: 0,
      MaxCapacity: 8,
    });
  });

  it("to put_scaling_policy, for the load", () => {
    expect(apiDocument(plannedPolicy(plan, "TargetTrackingScaling"), "PolicyName")).toEqual({
      PolicyName: "inference-component-target-tracking-scaling-policy",
      PolicyType: "TargetTrackingScaling",
      ...resource,
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: {
          PredefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
        },
        TargetValue: 5,
        ScaleInCooldown: 300,
        ScaleOutCooldown: 300,
      },
    });
  });

  it("to put_scaling_policy, from zero", () => {
    expect(apiDocument(plannedPolicy(plan, "StepScaling"), "PolicyName")).toEqual({
      PolicyName: "inference-component-step-scaling-policy",
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

  it("to put_metric_alarm, and a description", () => {
    expect(apiDocument(onlyPlanned(plan, "aws_cloudwatch_metric_alarm"))).toEqual({
      AlarmName: "ic-step-scaling-policy-alarm",
      AlarmDescription: expect.any(String),
      MetricName: "NoCapacityInvocationFailures",
      Namespace: "AWS/SageMaker",
      Statistic: "Maximum",
      Dimensions: [{ Name: "InferenceComponentName", Value: "llama3-8b-instruct" }],
      Period: 30,
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "missing",
    });
  });

  it("with the ARN of the step policy as the alarm's action", () => {
    expect(references(plan, "aws_cloudwatch_metric_alarm", "alarm_actions")).toContainEqual(
      expect.stringMatching(/^aws_appautoscaling_policy\.\w+_Wake_\w+\.arn$/),
    );
  });

  it("with the role's ARN in the endpoint configuration", () => {
    expect(references(plan, "aws_sagemaker_endpoint_configuration", "execution_role_arn")).toContainEqual(
      expect.stringMatching(/^aws_iam_role\.\w+\.arn$/),
    );
  });
});

function references(plan: Plan, type: string, attribute: string): readonly string[] {
  const resources = plan.configuration.root_module.resources ?? [];
  return resources.find((resource) => resource.type === type)?.expressions?.[attribute]?.references ?? [];
}
