import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { applicationAutoScaling } from "../../src/local-aws/services/application-autoscaling/application-autoscaling";
import { cloudcontrol } from "../../src/local-aws/services/cloudcontrol/cloudcontrol";
import { cloudwatch } from "../../src/local-aws/services/cloudwatch/cloudwatch";
import { sagemaker } from "../../src/local-aws/services/sagemaker/sagemaker";
import { sagemakerRuntime } from "../../src/local-aws/services/sagemaker-runtime/sagemaker-runtime";
import { scheduler } from "../../src/local-aws/services/scheduler/scheduler";
import { type Snapshot, Store } from "../../src/local-aws/store/store";
import { START } from "./support/local";

type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };
type Input = Readonly<Record<string, Json>>;

const SERVICES = [sagemaker, sagemakerRuntime, applicationAutoScaling, cloudwatch, scheduler, cloudcontrol];
type Service = (typeof SERVICES)[number];

const ARN = "arn:aws:sagemaker:us-east-1:123456789012";
const ROLE = "arn:aws:iam::123456789012:role/execution";
const VARIANT = { VariantName: "v", InstanceType: "ml.m5.large", InitialInstanceCount: 1, InitialVariantWeight: 1 };
const TYPE = "AWS::SageMaker::InferenceComponent";
const COPIES = {
  ServiceNamespace: "sagemaker",
  ResourceId: "inference-component/llama",
  ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
};
const COMPUTE = { MinMemoryRequiredInMb: 1024, NumberOfCpuCoresRequired: 1 };
const PAGE = { MaxResults: 1, NextToken: Buffer.from("local:a").toString("base64url") };
const TAGS = [{ Key: "team", Value: "inference" }];
const SECONDS = START / 1000;
const QUERIES: readonly Input[] = [
  { Id: "a", MetricStat: { Metric: { Namespace: "n", MetricName: "a", Dimensions: [] }, Period: 60, Stat: "p90" } },
  { Id: "e", Expression: "FILL(a, 0) + IF(a > 1, RATE(a), 2)", Label: "e", ReturnData: true, Period: 60 },
];
const RANGE = { StartTime: SECONDS, EndTime: SECONDS + 3600 };
const SCHEDULE = {
  Name: "night",
  GroupName: "default",
  ScheduleExpression: "cron(0 20 * * ? *)",
  ScheduleExpressionTimezone: "Europe/Paris",
  StartDate: SECONDS + 86_400,
  EndDate: SECONDS + 172_800,
  State: "ENABLED",
  ActionAfterCompletion: "NONE",
  FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: 5 },
  Target: {
    Arn: "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig",
    RoleArn: ROLE,
    Input: "{}",
    DeadLetterConfig: { Arn: "arn:aws:sqs:us-east-1:123456789012:dead" },
    RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 1 },
  },
};

/** What there is before each request. */
const BEFORE: readonly (readonly [Service, string, Input])[] = [
  [sagemaker, "CreateModel", { ModelName: "model", ExecutionRoleArn: ROLE }],
  [
    sagemaker,
    "CreateEndpointConfig",
    { EndpointConfigName: "config", ExecutionRoleArn: ROLE, ProductionVariants: [VARIANT] },
  ],
  [sagemaker, "CreateEndpoint", { EndpointName: "llm", EndpointConfigName: "config", Tags: TAGS }],
  [
    sagemaker,
    "CreateInferenceComponent",
    {
      InferenceComponentName: "llama",
      EndpointName: "llm",
      Specification: { ModelName: "model", ComputeResourceRequirements: COMPUTE },
      RuntimeConfig: { CopyCount: 1 },
    },
  ],
  [
    sagemaker,
    "CreateEndpointConfig",
    {
      EndpointConfigName: "queue",
      ProductionVariants: [{ ...VARIANT, ModelName: "model" }],
      AsyncInferenceConfig: { OutputConfig: { S3OutputPath: "s3://bucket/" } },
    },
  ],
  [sagemaker, "CreateEndpoint", { EndpointName: "queue", EndpointConfigName: "queue" }],
  [
    cloudwatch,
    "PutMetricAlarm",
    {
      AlarmName: "a",
      EvaluationPeriods: 1,
      ComparisonOperator: "GreaterThanThreshold",
      MetricName: "a",
      Namespace: "n",
      Period: 60,
      Statistic: "Sum",
    },
  ],
  [applicationAutoScaling, "RegisterScalableTarget", { ...COPIES, MinCapacity: 0, MaxCapacity: 2, Tags: { a: "b" } }],
  [cloudwatch, "PutMetricData", { Namespace: "n", MetricData: [{ MetricName: "a", Value: 1 }] }],
  [cloudwatch, "PutDashboard", { DashboardName: "llm", DashboardBody: '{"widgets":[]}' }],
  [scheduler, "CreateSchedule", SCHEDULE],
];

/** A request of each operation that is in order, with every member that it has a use for. */
const REQUESTS: readonly (readonly [Service, string, Input])[] = [
  [
    sagemaker,
    "CreateModel",
    { ModelName: "m", ExecutionRoleArn: ROLE, PrimaryContainer: { Image: "image:1" }, Tags: TAGS },
  ],
  [
    sagemaker,
    "CreateEndpointConfig",
    {
      EndpointConfigName: "c",
      ExecutionRoleArn: ROLE,
      ProductionVariants: [
        {
          ...VARIANT,
          ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 2 },
          RoutingConfig: { RoutingStrategy: "RANDOM" },
        },
        {
          VariantName: "s",
          ModelName: "model",
          ServerlessConfig: { MemorySizeInMB: 1024, MaxConcurrency: 2, ProvisionedConcurrency: 1 },
        },
      ],
      AsyncInferenceConfig: {
        OutputConfig: { S3OutputPath: "s3://bucket/", NotificationConfig: {} },
        ClientConfig: { MaxConcurrentInvocationsPerInstance: 1 },
      },
      Tags: TAGS,
    },
  ],
  [
    sagemaker,
    "CreateEndpoint",
    {
      EndpointName: "e",
      EndpointConfigName: "config",
      DeploymentConfig: {
        BlueGreenUpdatePolicy: {
          TrafficRoutingConfiguration: {
            Type: "CANARY",
            WaitIntervalInSeconds: 1,
            CanarySize: { Type: "CAPACITY_PERCENT", Value: 10 },
          },
        },
        AutoRollbackConfiguration: { Alarms: [{ AlarmName: "a" }] },
      },
      Tags: TAGS,
    },
  ],
  [
    sagemaker,
    "UpdateEndpoint",
    {
      EndpointName: "llm",
      EndpointConfigName: "config",
      RetainAllVariantProperties: true,
      ExcludeRetainedVariantProperties: [{ VariantPropertyType: "DesiredWeight" }],
      RetainDeploymentConfig: true,
    },
  ],
  [
    sagemaker,
    "UpdateEndpointWeightsAndCapacities",
    {
      EndpointName: "llm",
      DesiredWeightsAndCapacities: [{ VariantName: "v", DesiredWeight: 1, DesiredInstanceCount: 1 }],
    },
  ],
  [
    sagemaker,
    "UpdateInferenceComponent",
    {
      InferenceComponentName: "llama",
      Specification: { ModelName: "model", ComputeResourceRequirements: COMPUTE },
      RuntimeConfig: { CopyCount: 1 },
      DeploymentConfig: {
        RollingUpdatePolicy: { MaximumBatchSize: { Type: "COPY_COUNT", Value: 1 }, WaitIntervalInSeconds: 0 },
      },
    },
  ],
  [
    sagemaker,
    "UpdateInferenceComponentRuntimeConfig",
    { InferenceComponentName: "llama", DesiredRuntimeConfig: { CopyCount: 0 } },
  ],
  ...["ListModels", "ListEndpointConfigs", "ListEndpoints", "ListInferenceComponents"].map(
    (operation): readonly [Service, string, Input] => [
      sagemaker,
      operation,
      { ...PAGE, NameContains: "l", SortBy: "Name", SortOrder: "Ascending", CreationTimeAfter: SECONDS },
    ],
  ),
  [sagemaker, "AddTags", { ResourceArn: `${ARN}:endpoint/llm`, Tags: TAGS }],
  [sagemaker, "ListTags", { ResourceArn: `${ARN}:endpoint/llm`, MaxResults: 50 }],
  [sagemaker, "DeleteTags", { ResourceArn: `${ARN}:endpoint/llm`, TagKeys: ["team"] }],
  [
    sagemakerRuntime,
    "InvokeEndpointAsync",
    {
      EndpointName: "queue",
      InputLocation: "s3://bucket/in",
      RequestTTLSeconds: "60",
      InferenceId: "1",
      Filename: "a.b",
    },
  ],
  [sagemakerRuntime, "InvokeEndpoint", { EndpointName: "llm", InferenceComponentName: "llama" }],
  [
    applicationAutoScaling,
    "RegisterScalableTarget",
    { ...COPIES, MinCapacity: 0, MaxCapacity: 2, SuspendedState: { DynamicScalingInSuspended: true } },
  ],
  [
    applicationAutoScaling,
    "PutScalingPolicy",
    {
      ...COPIES,
      PolicyName: "steps",
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: {
        AdjustmentType: "ChangeInCapacity",
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 5, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 5, ScalingAdjustment: 2 },
        ],
        Cooldown: 60,
      },
    },
  ],
  [
    applicationAutoScaling,
    "PutScalingPolicy",
    {
      ...COPIES,
      PolicyName: "tracking",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 1,
        CustomizedMetricSpecification: { Metrics: [{ Id: "e", Expression: "a", ReturnData: true }] },
      },
    },
  ],
  [
    applicationAutoScaling,
    "PutScheduledAction",
    {
      ...COPIES,
      ScheduledActionName: "night",
      Schedule: "rate(1 hour)",
      Timezone: "UTC",
      StartTime: SECONDS,
      EndTime: SECONDS,
      ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 1 },
    },
  ],
  ...[
    "DescribeScalableTargets",
    "DescribeScalingPolicies",
    "DescribeScheduledActions",
    "DescribeScalingActivities",
  ].map((operation): readonly [Service, string, Input] => [applicationAutoScaling, operation, { ...COPIES, ...PAGE }]),
  [
    cloudwatch,
    "PutMetricAlarm",
    {
      AlarmName: "a",
      AlarmActions: ["arn:aws:sns:us-east-1:123456789012:topic"],
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanThreshold",
      TreatMissingData: "missing",
      Metrics: QUERIES.map((query) => ({ ...query, ReturnData: query.Id === "e" })),
      Tags: TAGS,
    },
  ],
  [
    cloudwatch,
    "PutMetricData",
    {
      Namespace: "n",
      MetricData: [
        { MetricName: "a", Values: [1], Counts: [1], Timestamp: SECONDS, Unit: "Count", StorageResolution: 1 },
        {
          MetricName: "a",
          Dimensions: [{ Name: "d", Value: "e" }],
          StatisticValues: { SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1 },
        },
      ],
    },
  ],
  [
    cloudwatch,
    "GetMetricData",
    { ...RANGE, MetricDataQueries: QUERIES, MaxDatapoints: 1, ScanBy: "TimestampAscending" },
  ],
  [
    cloudwatch,
    "GetMetricStatistics",
    { ...RANGE, Namespace: "n", MetricName: "a", Period: 60, Statistics: ["Sum"], Unit: "None" },
  ],
  [cloudwatch, "ListMetrics", { Namespace: "n", MetricName: "a", Dimensions: [{ Name: "d", Value: "e" }] }],
  [cloudwatch, "DescribeAlarms", { AlarmNames: ["a"], MaxRecords: 1, NextToken: PAGE.NextToken, ActionPrefix: "arn:" }],
  [cloudwatch, "SetAlarmState", { AlarmName: "a", StateValue: "OK", StateReason: "r", StateReasonData: "{}" }],
  [cloudwatch, "DeleteAlarms", { AlarmNames: ["a"] }],
  [cloudwatch, "PutDashboard", { DashboardName: "d", DashboardBody: '{"widgets":[]}', Tags: TAGS }],
  [cloudwatch, "ListDashboards", { DashboardNamePrefix: "l", NextToken: PAGE.NextToken }],
  [cloudwatch, "DeleteDashboards", { DashboardNames: ["llm"] }],
  [scheduler, "CreateSchedule", { ...SCHEDULE, Name: "other" }],
  [scheduler, "UpdateSchedule", SCHEDULE],
  [scheduler, "CreateScheduleGroup", { Name: "group", Tags: TAGS }],
  [cloudcontrol, "CreateResource", { TypeName: TYPE, ClientToken: "t", DesiredState: '{"EndpointName":"llm"}' }],
  [
    cloudcontrol,
    "UpdateResource",
    {
      TypeName: TYPE,
      Identifier: `${ARN}:inference-component/llama`,
      PatchDocument: '[{"op":"add","path":"/RuntimeConfig","value":{"CopyCount":2}}]',
    },
  ],
  [cloudcontrol, "ListResources", { TypeName: TYPE, ...PAGE }],
  [cloudcontrol, "ListResourceRequests", { ResourceRequestStatusFilter: { Operations: ["CREATE"] }, ...PAGE }],
];

const WILD: readonly Json[] = [
  null,
  "",
  "constructor",
  "\u0000é${x}",
  "x".repeat(5000),
  "[".repeat(5000),
  -1,
  0.5,
  1e308,
  true,
  [],
  [[]],
  {},
  [null],
  { constructor: {} },
];

/** The input with one of its places, at any depth, as something else. */
function* mutations(value: Json): Generator<Json> {
  yield* WILD;
  if (typeof value !== "object" || value === null) {
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    for (const other of mutations(member)) {
      yield Array.isArray(value)
        ? value.map((item: Json, index) => (String(index) === key ? other : item))
        : { ...value, [key]: other };
    }
  }
}

const failures: unknown[] = [];
/** When everything is in service, and nothing is too old to be asked for. */
const NOW = START + 3_600_000;
const awsWith = (store: Store, clock = new ManualClock(NOW)) =>
  new LocalAws({ clock, store, onFailure: (error) => failures.push(error) });

/** The request as a client writes it, and the status of the answer. */
async function send(aws: LocalAws, service: Service, operation: string, input: Json): Promise<number | undefined> {
  const members = typeof input === "object" && input !== null ? input : {};
  const route = service.routes?.find((one) => one.operation === operation);
  const path = (route?.path ?? "/").replace(/\{(\w+)\}/g, (_label, name: string) =>
    encodeURIComponent(String(Reflect.get(members, name))),
  );
  const given = Object.entries(route?.headers ?? {}).flatMap(([header, member]) =>
    Reflect.has(members, member) ? [[header, String(Reflect.get(members, member))] as const] : [],
  );
  const scope = `20261121/us-east-1/${service.signingName}/aws4_request`;
  const reply = await aws.reply({
    method: route?.method ?? "POST",
    path,
    query: new URLSearchParams(),
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=local/${scope}`,
      "x-amz-target": route === undefined ? `${service.target}.${operation}` : undefined,
      ...Object.fromEntries(given),
    },
    body: Buffer.from(
      route?.body === undefined ? JSON.stringify(input) : String(Reflect.get(members, route.body) ?? ""),
    ),
  });
  return reply?.status;
}

async function before(): Promise<Snapshot> {
  const clock = new ManualClock(START);
  const aws = awsWith(new Store(), clock);
  for (const [service, operation, input] of BEFORE) {
    expect([operation, await send(aws, service, operation, input)]).toEqual([operation, 200]);
    clock.advance(400);
    await aws.tick();
  }
  return aws.store.snapshot();
}

let snapshot: Snapshot;
beforeAll(async () => {
  snapshot = await before();
});

it.each(REQUESTS.map(([service, operation, input]) => [service.name, operation, service, input] as const))(
  "nothing that a client may write makes %s %s fail",
  async (_name, operation, service, input) => {
    // The request as it is reaches what it asks for: what is refused at the door tells nothing.
    expect(await send(awsWith(Store.from(snapshot)), service, operation, input)).toBeLessThan(300);
    for (const wild of mutations(input)) {
      const status = await send(awsWith(Store.from(snapshot)), service, operation, wild);
      if (status === undefined || status >= 500 || failures.length > 0) {
        throw new Error(`${operation} ${JSON.stringify(wild).slice(0, 500)} ends in ${status}: ${failures.join(", ")}`);
      }
    }
  },
);
