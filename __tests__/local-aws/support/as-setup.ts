import type { EndpointSetup, FiringSetup, MetricSetup, StepSetup, TrackingSetup } from "../../../src/behaviour";
import type { LocalAws } from "../../../src/local-aws/local-aws";
import type { Members } from "../../../src/local-aws/protocols/values";
import { ROLE } from "./hosting";

/* An endpoint setup of the simulation, made in local AWS by the operations that a person would call. */

const REGION = "us-east-1";

/** Calls an operation in this process. @throws AwsError as its service refuses */
export const perform = (aws: LocalAws, service: string, operation: string, input: Members): Promise<Members> =>
  aws.call(REGION).perform("a test", { service, operation }, input);

/** What Application Auto Scaling calls the only unit of a setup. */
export const resourceOf = ({ name, units: [unit], variants: [variant] }: EndpointSetup) =>
  unit?.kind === "variant"
    ? {
        ServiceNamespace: "sagemaker",
        ResourceId: `endpoint/${name}/variant/${variant?.name}`,
        ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
      }
    : {
        ServiceNamespace: "sagemaker",
        ResourceId: `inference-component/${unit?.name}`,
        ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
      };

/** The endpoint with its unit, which is not in service yet. */
export async function host(aws: LocalAws, setup: EndpointSetup): Promise<void> {
  const { name, units, variants } = setup;
  const [unit, variant] = [units[0], variants[0]];
  if (unit === undefined || variant === undefined) {
    throw new Error("the setup has no unit");
  }
  const create = (operation: string, input: Members) => perform(aws, "sagemaker", operation, input);
  await create("CreateModel", { ModelName: "model", ExecutionRoleArn: ROLE, PrimaryContainer: { Image: "image:1" } });
  const { name: VariantName, instanceType: InstanceType } = variant;
  const isQueue = unit.kind === "variant";
  await create("CreateEndpointConfig", {
    EndpointConfigName: "config",
    ...(!isQueue && { ExecutionRoleArn: ROLE }),
    ProductionVariants: [
      {
        VariantName,
        InstanceType,
        InitialInstanceCount: isQueue ? unit.initialCapacity : variant.initialInstances,
        ...(isQueue
          ? { ModelName: "model" }
          : {
              ManagedInstanceScaling: {
                Status: "ENABLED",
                MinInstanceCount: variant.minInstances,
                MaxInstanceCount: variant.maxInstances,
              },
            }),
      },
    ],
    ...(isQueue && {
      AsyncInferenceConfig: {
        OutputConfig: { S3OutputPath: "s3://answers/" },
        ClientConfig: { MaxConcurrentInvocationsPerInstance: unit.concurrency ?? 1 },
      },
    }),
  });
  await create("CreateEndpoint", { EndpointName: name, EndpointConfigName: "config" });
  if (!isQueue) {
    const { accelerators = 1, memoryMb = 1024 } = unit.requirements ?? {};
    await create("CreateInferenceComponent", {
      InferenceComponentName: unit.name,
      EndpointName: name,
      VariantName,
      Specification: {
        ModelName: "model",
        ComputeResourceRequirements: {
          NumberOfAcceleratorDevicesRequired: accelerators,
          MinMemoryRequiredInMb: memoryMb,
        },
        ...(unit.requirements?.placement === "BINPACK" && {
          SchedulingConfig: { PlacementStrategy: "BINPACK" },
        }),
      },
      RuntimeConfig: { CopyCount: unit.initialCapacity },
    });
  }
}

/** Its scalable target, policies, alarms and scheduled actions, in the order of the simulation. */
export async function scale(aws: LocalAws, setup: EndpointSetup): Promise<void> {
  const target = setup.units[0]?.target;
  if (target === undefined) {
    return;
  }
  const id = resourceOf(setup);
  const scaling = (operation: string, input: Members) =>
    perform(aws, "application-autoscaling", operation, { ...id, ...input });
  const { min: MinCapacity, max: MaxCapacity, suspended } = target;
  await scaling("RegisterScalableTarget", {
    MinCapacity,
    MaxCapacity,
    SuspendedState: {
      DynamicScalingInSuspended: suspended.in,
      DynamicScalingOutSuspended: suspended.out,
      ScheduledScalingSuspended: suspended.scheduled,
    },
  });
  for (const policy of target.tracking) {
    await scaling("PutScalingPolicy", {
      PolicyName: policy.name,
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: trackingOf(setup, policy),
    });
  }
  for (const policy of target.steps) {
    const { PolicyARN } = await scaling("PutScalingPolicy", {
      PolicyName: policy.name,
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: stepsOf(policy),
    });
    for (const alarm of policy.alarms) {
      await perform(aws, "cloudwatch", "PutMetricAlarm", alarmOf(setup, alarm, String(PolicyARN)));
    }
  }
  for (const { name, expression, timeZone, min, max } of target.actions) {
    await scaling("PutScheduledAction", {
      ScheduledActionName: name,
      Schedule: expression,
      Timezone: timeZone,
      ScalableTargetAction: {
        ...(min !== undefined && { MinCapacity: min }),
        ...(max !== undefined && { MaxCapacity: max }),
      },
    });
  }
}

function trackingOf(setup: EndpointSetup, policy: TrackingSetup): Members {
  const { metric, periodSeconds, targetValue, disableScaleIn, scaleInCooldownSeconds, scaleOutCooldownSeconds } =
    policy;
  return {
    TargetValue: targetValue,
    ScaleInCooldown: scaleInCooldownSeconds,
    ScaleOutCooldown: scaleOutCooldownSeconds,
    DisableScaleIn: disableScaleIn,
    ...(periodSeconds === 10
      ? {
          PredefinedMetricSpecification: {
            PredefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
          },
        }
      : { CustomizedMetricSpecification: metricOf(setup, metric) }),
  };
}

function stepsOf({ adjustmentType, steps, leastMagnitude, cooldownSeconds, aggregation }: StepSetup): Members {
  return {
    AdjustmentType: adjustmentType,
    Cooldown: cooldownSeconds,
    MetricAggregationType: aggregation,
    ...(adjustmentType === "PercentChangeInCapacity" && { MinAdjustmentMagnitude: leastMagnitude }),
    StepAdjustments: steps.map(({ from, to, adjustment }) => ({
      ...(Number.isFinite(from) && { MetricIntervalLowerBound: from }),
      ...(Number.isFinite(to) && { MetricIntervalUpperBound: to }),
      ScalingAdjustment: adjustment,
    })),
  };
}

const ACTIONS = { ALARM: "AlarmActions", OK: "OKActions", INSUFFICIENT_DATA: "InsufficientDataActions" } as const;

function alarmOf(setup: EndpointSetup, { name, metric, settings, state }: FiringSetup, policy: string): Members {
  return {
    ...metricOf(setup, metric),
    AlarmName: name,
    [ACTIONS[state]]: [policy],
    Period: settings.periodSeconds,
    EvaluationPeriods: settings.evaluationPeriods,
    DatapointsToAlarm: settings.datapointsToAlarm,
    Threshold: settings.threshold,
    ComparisonOperator: settings.comparison,
    TreatMissingData: settings.treatMissingData,
  };
}

const QUEUE =
  /^(ApproximateBacklogSize|ApproximateBacklogSizePerInstance|HasBacklogWithoutCapacity|ApproximateAgeOf.*)$/;

function metricOf({ name, units: [unit], variants: [variant] }: EndpointSetup, { metric, statistic }: MetricSetup) {
  const endpoint = { Name: "EndpointName", Value: name };
  const ofVariant = [endpoint, { Name: "VariantName", Value: variant?.name ?? "" }];
  const ofComponent = [{ Name: "InferenceComponentName", Value: unit?.name ?? "" }];
  return {
    Namespace: "AWS/SageMaker",
    MetricName: metric === "none" ? "NeverPublished" : metric,
    Dimensions: QUEUE.test(metric) ? [endpoint] : unit?.kind === "variant" ? ofVariant : ofComponent,
    Statistic: statistic,
  };
}
