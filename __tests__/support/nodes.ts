import {
  type ComponentSpecification,
  type CompositeAlarm,
  type Endpoint,
  type EndpointConfiguration,
  type InferenceComponent,
  type MetricAlarm,
  type Provider,
  type Role,
  type RolePolicy,
  type SagemakerModel,
  type ScalableTarget,
  type Schedule,
  type ScheduledAction,
  type ScheduleInput,
  type StepPolicy,
  type TargetTrackingPolicy,
  Unknown,
  type Variant,
} from "../../src/topology";

/* One resource of each kind, with values that work. `./topology` puts them together. */

/** A value that the plan does not know. */
export const unknown = (): Unknown => Unknown;

const NAME = "llm";
const COMPONENT = "llama3-8b";
const COMPONENT_ID = { serviceNamespace: "sagemaker", resourceId: `inference-component/${COMPONENT}` } as const;
const VARIANT_ID = { serviceNamespace: "sagemaker", resourceId: `endpoint/${NAME}/variant/main` } as const;
const COPIES = { ...COMPONENT_ID, scalableDimension: "sagemaker:inference-component:DesiredCopyCount" } as const;
const INSTANCES = { ...VARIANT_ID, scalableDimension: "sagemaker:variant:DesiredInstanceCount" } as const;
const scope = "aws";

export const provider = (change: Partial<Provider> = {}): Provider => ({
  kind: "provider",
  address: "provider.aws",
  scope,
  region: "us-east-1",
  versionConstraint: ">= 6.21.0, < 7.0.0",
  hasDefaultTags: false,
  ...change,
});

export const endpoint = (change: Partial<Endpoint> = {}): Endpoint => ({
  kind: "endpoint",
  address: "aws_sagemaker_endpoint.this",
  scope,
  name: NAME,
  endpointConfigName: `${NAME}-1`,
  ...change,
});

export const configuration = (change: Partial<EndpointConfiguration> = {}): EndpointConfiguration => ({
  kind: "endpoint-configuration",
  address: "aws_sagemaker_endpoint_configuration.this",
  scope,
  name: `${NAME}-1`,
  executionRoleArn: "arn:aws:iam::123456789012:role/sagemaker",
  asyncConfiguration: undefined,
  variants: [variant()],
  ...change,
});

export const asyncConfiguration = (change: Partial<EndpointConfiguration> = {}): EndpointConfiguration =>
  configuration({
    asyncConfiguration: {
      s3OutputPath: "s3://bucket/out",
      s3FailurePath: "s3://bucket/failed",
      maxConcurrentInvocationsPerInstance: 1,
    },
    variants: [variant({ modelName: "donut", managedInstanceScaling: undefined })],
    ...change,
  });

export const variant = (change: Partial<Variant> = {}): Variant => ({
  kind: "variant",
  address: "aws_sagemaker_endpoint_configuration.this.production_variants[0]",
  scope,
  name: "main",
  modelName: undefined,
  instanceType: "ml.g5.12xlarge",
  initialInstanceCount: 1,
  managedInstanceScaling: { status: "ENABLED", minInstanceCount: 0, maxInstanceCount: 3 },
  serverless: undefined,
  routingStrategy: undefined,
  inferenceAmiVersion: undefined,
  volumeSizeGb: undefined,
  modelDataDownloadTimeoutSeconds: undefined,
  containerStartupHealthCheckTimeoutSeconds: undefined,
  capacityReservation: undefined,
  ...change,
});

export const component = (change: Partial<InferenceComponent> = {}): InferenceComponent => ({
  kind: "inference-component",
  address: "aws_cloudcontrolapi_resource.llama",
  scope,
  name: COMPONENT,
  endpointName: NAME,
  variantName: "main",
  specification: specification(),
  specifications: undefined,
  copyCount: 1,
  tagged: false,
  ...change,
});

export const specification = (change: Partial<ComponentSpecification> = {}): ComponentSpecification => ({
  instanceType: undefined,
  modelName: "llama3-8b-instruct",
  container: undefined,
  baseInferenceComponentName: undefined,
  compute: { acceleratorDevices: 4, cpuCores: undefined, minMemoryMb: 1024, maxMemoryMb: undefined },
  modelDataDownloadTimeoutSeconds: 3600,
  containerStartupHealthCheckTimeoutSeconds: 3600,
  ...change,
});

export const model = (change: Partial<SagemakerModel> = {}): SagemakerModel => ({
  kind: "sagemaker-model",
  address: "aws_sagemaker_model.llama",
  scope,
  name: "llama3-8b-instruct",
  executionRoleArn: "arn:aws:iam::123456789012:role/sagemaker",
  networkIsolation: undefined,
  inVpc: false,
  containers: [
    {
      image: "image:1",
      modelDataUrl: "s3://bucket/llama/",
      environmentNames: [],
      hubModelId: undefined,
      mode: undefined,
    },
  ],
  ...change,
});

export const target = (change: Partial<ScalableTarget> = {}): ScalableTarget => ({
  kind: "scalable-target",
  address: "aws_appautoscaling_target.copies",
  scope,
  ...COPIES,
  minCapacity: 0,
  maxCapacity: 3,
  suspended: undefined,
  ignoredChanges: unknown(),
  ...change,
});

export const variantTarget = (change: Partial<ScalableTarget> = {}): ScalableTarget =>
  target({ address: "aws_appautoscaling_target.instances", ...INSTANCES, ...change });

export const tracking = (change: Partial<TargetTrackingPolicy> = {}): TargetTrackingPolicy => ({
  kind: "target-tracking-policy",
  address: "aws_appautoscaling_policy.tracking",
  scope,
  ...COPIES,
  name: `${COMPONENT}-tracking`,
  arn: unknown(),
  policyType: "TargetTrackingScaling",
  hasTargetTrackingConfiguration: true,
  hasStepConfiguration: false,
  targetValue: 5,
  disableScaleIn: undefined,
  scaleInCooldownSeconds: 300,
  scaleOutCooldownSeconds: 300,
  predefinedMetric: {
    type: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
    resourceLabel: undefined,
  },
  customizedMetric: undefined,
  ...change,
});

export const backlogTracking = (change: Partial<TargetTrackingPolicy> = {}): TargetTrackingPolicy =>
  tracking({
    ...INSTANCES,
    name: `${NAME}-tracking`,
    predefinedMetric: undefined,
    customizedMetric: {
      namespace: "AWS/SageMaker",
      metricName: "ApproximateBacklogSizePerInstance",
      statistic: "Average",
      unit: undefined,
      dimensions: new Map([["EndpointName", NAME]]),
      usesMetricMath: false,
    },
    ...change,
  });

export const stepPolicy = (change: Partial<StepPolicy> = {}): StepPolicy => ({
  kind: "step-policy",
  address: "aws_appautoscaling_policy.wake",
  scope,
  ...COPIES,
  name: `${COMPONENT}-wake`,
  arn: unknown(),
  policyType: "StepScaling",
  hasTargetTrackingConfiguration: false,
  hasStepConfiguration: true,
  adjustmentType: "ChangeInCapacity",
  cooldownSeconds: 360,
  metricAggregationType: "Maximum",
  minAdjustmentMagnitude: undefined,
  steps: [{ lowerBound: 0, upperBound: undefined, adjustment: 1 }],
  ...change,
});

export const backlogStepPolicy = (change: Partial<StepPolicy> = {}): StepPolicy =>
  stepPolicy({ ...INSTANCES, name: `${NAME}-wake`, ...change });

/** Fires the step policy by reference, as Terraform does before apply. */
export const wakeAlarm = (change: Partial<MetricAlarm> = {}): MetricAlarm => ({
  kind: "metric-alarm",
  address: "aws_cloudwatch_metric_alarm.wake",
  scope,
  references: { alarmActions: { from: ["aws_appautoscaling_policy.wake"] } },
  name: `${COMPONENT}-wake`,
  actionsEnabled: undefined,
  alarmActions: [unknown()],
  okActions: [],
  insufficientDataActions: [],
  namespace: "AWS/SageMaker",
  metricName: "NoCapacityInvocationFailures",
  dimensions: new Map([["InferenceComponentName", COMPONENT]]),
  statistic: "Maximum",
  extendedStatistic: undefined,
  unit: undefined,
  periodSeconds: 60,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  threshold: 1,
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  treatMissingData: "notBreaching",
  thresholdMetricId: undefined,
  usesMetricQueries: false,
  ...change,
});

export const backlogAlarm = (change: Partial<MetricAlarm> = {}): MetricAlarm =>
  wakeAlarm({
    name: `${NAME}-wake`,
    metricName: "HasBacklogWithoutCapacity",
    dimensions: new Map([["EndpointName", NAME]]),
    statistic: "Average",
    evaluationPeriods: 2,
    datapointsToAlarm: 2,
    ...change,
  });

export const compositeAlarm = (change: Partial<CompositeAlarm> = {}): CompositeAlarm => ({
  kind: "composite-alarm",
  address: "aws_cloudwatch_composite_alarm.wake",
  scope,
  references: { alarmActions: { from: ["aws_appautoscaling_policy.wake"] } },
  name: `${COMPONENT}-wake-composite`,
  actionsEnabled: undefined,
  alarmActions: [unknown()],
  okActions: [],
  insufficientDataActions: [],
  rule: `ALARM("${COMPONENT}-wake")`,
  ...change,
});

export const scheduledAction = (change: Partial<ScheduledAction> = {}): ScheduledAction => ({
  kind: "scheduled-action",
  address: "aws_appautoscaling_scheduled_action.night",
  scope,
  ...COPIES,
  name: "night",
  expression: "cron(0 20 ? * MON-FRI *)",
  timeZone: "Europe/Paris",
  startTime: undefined,
  endTime: undefined,
  minCapacity: 0,
  maxCapacity: 3,
  ...change,
});

/** Puts the component to sleep on Friday evening. */
export const schedule = (change: Partial<Schedule> = {}): Schedule => ({
  kind: "schedule",
  address: "aws_scheduler_schedule.sleep",
  scope,
  name: `${COMPONENT}-sleep`,
  groupName: "default",
  state: "ENABLED",
  expression: "cron(0 18 ? * FRI *)",
  timeZone: "Europe/Paris",
  startDate: undefined,
  endDate: undefined,
  flexibleWindowMode: "OFF",
  maximumWindowMinutes: undefined,
  actionAfterCompletion: "NONE",
  targetArn: "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig",
  operation: { service: "sagemaker", operation: "updateInferenceComponentRuntimeConfig" },
  roleArn: "arn:aws:iam::123456789012:role/scheduler",
  deadLetterArn: "arn:aws:sqs:us-east-1:123456789012:failed",
  maximumEventAgeSeconds: 3600,
  maximumRetryAttempts: 10,
  input: scheduleInput(),
  ...change,
});

export const scheduleInput = (change: Partial<ScheduleInput> = {}): ScheduleInput => ({
  members: ["InferenceComponentName", "DesiredRuntimeConfig"],
  inferenceComponentName: COMPONENT,
  endpointName: undefined,
  variantName: undefined,
  copyCount: 0,
  specification: undefined,
  ...change,
});

/** A role that EventBridge Scheduler may assume. */
export const role = (change: Partial<Role> = {}): Role => ({
  kind: "role",
  address: "aws_iam_role.scheduler",
  scope,
  name: "scheduler",
  arn: unknown(),
  trust: {
    statements: [
      {
        effect: "Allow",
        actions: ["sts:AssumeRole"],
        resources: undefined,
        principals: new Map([["Service", ["scheduler.amazonaws.com"]]]),
        negated: false,
        conditions: [],
      },
    ],
  },
  inlinePolicies: [],
  ...change,
});

/** Lets the role change the copies of any component. */
export const rolePolicy = (change: Partial<RolePolicy> = {}): RolePolicy => ({
  kind: "role-policy",
  address: "aws_iam_role_policy.scheduler",
  scope,
  role: "scheduler",
  document: {
    statements: [
      {
        effect: "Allow",
        actions: ["sagemaker:UpdateInferenceComponentRuntimeConfig"],
        resources: ["arn:aws:sagemaker:us-east-1:123456789012:inference-component/*"],
        principals: undefined,
        negated: false,
        conditions: [],
      },
    ],
  },
  policyArn: undefined,
  ...change,
});
