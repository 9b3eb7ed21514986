const { AppautoscalingPolicy } = require("@cdktf/provider-aws/lib/appautoscaling-policy");
const { AppautoscalingTarget } = require("@cdktf/provider-aws/lib/appautoscaling-target");
const { CloudcontrolapiResource } = require("@cdktf/provider-aws/lib/cloudcontrolapi-resource");
const { CloudwatchMetricAlarm } = require("@cdktf/provider-aws/lib/cloudwatch-metric-alarm");
const { SagemakerEndpoint } = require("@cdktf/provider-aws/lib/sagemaker-endpoint");
const { SagemakerEndpointConfiguration } = require("@cdktf/provider-aws/lib/sagemaker-endpoint-configuration");
const { Fn, TerraformResource } = require("cdktf");

const ROLE_ARN = "arn:aws:iam::123456789012:role/sagemaker";
const TAGS = { team: "inference" };

/** What the package states in every stack that it is used in. */
exports.prepare = (stack) => {
  stack.addOverride("terraform.required_version", ">= 1.5.0");
  stack.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: ">= 6.21.0, < 7.0.0" });
};

/** The same resources with the same values, as one writes them with the provider's classes alone. */
exports.addEndpoint = (stack, name) => {
  const component = `${name}-llama`;
  const naming = terraformData(stack, `${name}-naming`, { name });
  const configuration = new SagemakerEndpointConfiguration(stack, `${name}-configuration`, {
    name: `${name}-\${substr(sha256(jsonencode(["${"0".repeat(64)}", plantimestamp()])), 0, 8)}`,
    executionRoleArn: ROLE_ARN,
    productionVariants: [
      {
        variantName: "AllTraffic",
        instanceType: "ml.g5.12xlarge",
        initialInstanceCount: 1,
        managedInstanceScaling: { status: "ENABLED", minInstanceCount: 0, maxInstanceCount: 3 },
        routingConfig: [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }],
      },
    ],
    tags: TAGS,
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ["name"], replaceTriggeredBy: [bare(naming)] },
  });
  const endpoint = new SagemakerEndpoint(stack, `${name}-endpoint`, {
    name,
    endpointConfigName: configuration.name,
    tags: TAGS,
    lifecycle: {
      postcondition: [
        {
          condition: `\${self.endpoint_config_name == ${address(configuration)}.name}`,
          errorMessage:
            "SageMaker rolled the endpoint back: it does not run the configuration that was asked for. Its CloudWatch logs and the events of the endpoint say why. To go back, apply the previous values. To try again, apply these values once more.",
        },
      ],
    },
  });
  const identity = terraformData(stack, `${name}-identity`, {
    inference_component_name: component,
    endpoint_name: endpoint.name,
    variant_name: "AllTraffic",
  });
  const resource = new CloudcontrolapiResource(stack, `${name}-component`, {
    typeName: "AWS::SageMaker::InferenceComponent",
    desiredState: Fn.jsonencode({
      InferenceComponentName: component,
      EndpointName: endpoint.name,
      VariantName: "AllTraffic",
      Specification: {
        ModelName: "llama-8b",
        ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: 1024 },
      },
      RuntimeConfig: { CopyCount: 1 },
      Tags: [{ Key: "team", Value: "inference" }],
    }),
    lifecycle: { replaceTriggeredBy: [bare(identity)], postcondition: postconditions(component, identity) },
  });
  addScaling(stack, name, component, { dependsOn: [resource], lifecycle: { replaceTriggeredBy: [bare(identity)] } });
};

exports.synthesize = (app) => app.synth();

/** A component that is Failed, or that does not run what was applied, stops the plan. */
function postconditions(component, identity) {
  const wayBack =
    `To go back, apply the previous values. If that fails too, create the component and its scaling again: terraform apply -replace='${address(identity)}', with the address of the module in front if there is one. ` +
    'SageMaker says: ${try(jsondecode(self.properties).FailureReason, "no reason given")}';
  return [
    {
      condition: '${try(jsondecode(self.properties).InferenceComponentStatus, "") != "Failed"}',
      errorMessage: `Inference component ${component} is Failed. ${wayBack}`,
    },
    {
      condition:
        "${try(jsondecode(self.properties).Specification.ModelName == jsondecode(self.desired_state).Specification.ModelName, true) && alltrue([for key, value in try(jsondecode(self.desired_state).Specification.ComputeResourceRequirements, {}) : try(abs(jsondecode(self.properties).Specification.ComputeResourceRequirements[key] - value) < 0.001, true)])}",
      errorMessage: `Inference component ${component} does not run what was applied last: SageMaker rolled the update back, or something else changed the component. ${wayBack}`,
    },
  ];
}

function addScaling(stack, name, component, order) {
  const target = new AppautoscalingTarget(stack, `${name}-target`, {
    serviceNamespace: "sagemaker",
    scalableDimension: "sagemaker:inference-component:DesiredCopyCount",
    resourceId: `inference-component/${component}`,
    minCapacity: 0,
    maxCapacity: 3,
    tags: TAGS,
    ...order,
  });
  const policy = {
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
    lifecycle: { replaceTriggeredBy: [bare(target)] },
  };
  new AppautoscalingPolicy(stack, `${name}-tracking`, {
    ...policy,
    name: `${component}-tracking`,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: {
        predefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
      },
      targetValue: 5,
      scaleInCooldown: 300,
      scaleOutCooldown: 300,
    },
  });
  const wake = new AppautoscalingPolicy(stack, `${name}-wake`, {
    ...policy,
    name: `${component}-wake`,
    policyType: "StepScaling",
    stepScalingPolicyConfiguration: {
      adjustmentType: "ExactCapacity",
      metricAggregationType: "Maximum",
      cooldown: 0,
      stepAdjustment: [{ metricIntervalLowerBound: "0", scalingAdjustment: 1 }],
    },
  });
  new CloudwatchMetricAlarm(stack, `${name}-alarm`, {
    alarmName: `${component}-wake`,
    alarmDescription: `A request to ${component} was refused because it has no copy: wakes it`,
    namespace: "AWS/SageMaker",
    metricName: "NoCapacityInvocationFailures",
    dimensions: { InferenceComponentName: component },
    statistic: "Maximum",
    period: 30,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: "notBreaching",
    alarmActions: [wake.arn],
    tags: TAGS,
  });
}

/** Without cdktf's `DataResource`, which runs `terraform version` for each: the comparison would be too easy to win. */
function terraformData(stack, id, triggers) {
  const resource = new TerraformResource(stack, id, {
    terraformResourceType: "terraform_data",
    terraformGeneratorMetadata: { providerName: "terraform" },
  });
  resource.addOverride("triggers_replace", triggers);
  return resource;
}

function address(resource) {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/** `replace_triggered_by` takes an address without braces. */
function bare(resource) {
  return {
    get fqn() {
      return `${address(resource)}.id`;
    },
  };
}
