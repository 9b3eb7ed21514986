import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import {
  AdapterComponent,
  AppliedEndpointsOutput,
  AsyncEndpoint,
  BacklogTracking,
  BacklogWake,
  BusinessHours,
  CapacitySize,
  CopyBatch,
  CopyScaling,
  CopyTracking,
  Cron,
  DeploymentPolicy,
  Duration,
  ExecutionRole,
  InferenceComponent,
  MetricStatistic,
  Model,
  ModelData,
  NotificationTopic,
  Placement,
  PostApplyVerification,
  RealtimeEndpoint,
  SleepMethod,
  synthesizeOrExit,
  TrafficRouting,
  VariantScaling,
} from "../../src";
import { modelNamed } from "../support/builders";

/** What JavaScript callers can give: nothing here has a type. */
type Loose = never;
const loose = (value: unknown): Loose => value as Loose;

const window = { sleep: Cron.weekly("FRI", "18:00"), wake: Cron.weekly("MON", "07:00"), timeZone: "Europe/Paris" };
const metric = { namespace: "App", metricName: "Busy", dimensions: {}, statistic: MetricStatistic.AVERAGE };
const blueGreen = (trafficRouting: unknown) => DeploymentPolicy.blueGreen(loose({ trafficRouting }));
const instances = { instanceType: "ml.g5.xlarge", maxInstanceCount: 2 };
const component = { model: modelNamed("llama"), compute: { minMemoryMb: 1024 }, maxCopies: 2 };

/** A construct of each kind in which all is well, but for what a row puts in. */
const KINDS = {
  RealtimeEndpoint: (stack: TerraformStack, wrong: object) =>
    new RealtimeEndpoint(stack, "It", loose({ ...instances, ...wrong })),
  InferenceComponent: (stack: TerraformStack, wrong: object) =>
    new RealtimeEndpoint(stack, "Llm", instances).addInferenceComponent("It", loose({ ...component, ...wrong })),
  AdapterComponent: (stack: TerraformStack, wrong: object) =>
    new RealtimeEndpoint(stack, "Llm", instances)
      .addInferenceComponent("Llama", component)
      .addAdapter("It", loose({ artifactUrl: "s3://bucket/adapter.tar.gz", ...wrong })),
  CopyScaling: (stack: TerraformStack, wrong: object) =>
    new CopyScaling(stack, "It", loose({ inferenceComponentName: "llama", maxCopies: 2, ...wrong })),
  VariantScaling: (stack: TerraformStack, wrong: object) =>
    new VariantScaling(
      stack,
      "It",
      loose({ endpointName: "ocr", variantName: "AllTraffic", maxInstanceCount: 2, ...wrong }),
    ),
  AsyncEndpoint: (stack: TerraformStack, wrong: object) =>
    new AsyncEndpoint(
      stack,
      "It",
      loose({ ...instances, model: modelNamed("ocr"), output: { s3OutputPath: "s3://bucket/answers/" }, ...wrong }),
    ),
  Model: (stack: TerraformStack, wrong: object) =>
    new Model(stack, "It", loose({ image: "registry/image:1", ...wrong })),
  ExecutionRole: (stack: TerraformStack, wrong: object) => new ExecutionRole(stack, "It", loose(wrong)),
  fromName: (stack: TerraformStack, wrong: object) => Model.fromModelAttributes(stack, "It", loose(wrong)),
  fromRoleArn: (stack: TerraformStack, wrong: { readonly roleArn?: unknown }) =>
    ExecutionRole.fromRoleArn(stack, "It", loose(wrong.roleArn)),
  fromTopicArn: (stack: TerraformStack, wrong: { readonly topicArn?: unknown }) =>
    NotificationTopic.fromTopicArn(stack, "It", loose(wrong.topicArn)),
  window: (stack: TerraformStack, wrong: object) =>
    new RealtimeEndpoint(stack, "Llm", instances)
      .addInferenceComponent("It", component)
      .addSleepWindow("Nights", loose({ ...window, ...wrong })),
  "endpoint's window": (stack: TerraformStack, wrong: object) =>
    new RealtimeEndpoint(stack, "It", instances).addSleepWindow("Nights", loose({ ...window, ...wrong })),
  PostApplyVerification: (stack: TerraformStack, wrong: object) =>
    new PostApplyVerification(
      stack,
      "It",
      loose({ endpoints: [new RealtimeEndpoint(stack, "Llm", instances)], ...wrong }),
    ),
  AppliedEndpointsOutput: (stack: TerraformStack, wrong: object) =>
    new AppliedEndpointsOutput(
      stack,
      "It",
      loose({ endpoints: [new RealtimeEndpoint(stack, "Llm", instances)], ...wrong }),
    ),
} as const;

type Row = readonly [kind: keyof typeof KINDS, wrong: object, sentences: string | readonly string[]];

const ROWS: readonly Row[] = [
  ["RealtimeEndpoint", { maxInstanceCount: "3" }, 'maxInstanceCount is "3", must be a number: write 3, without quotes'],
  ["RealtimeEndpoint", { maxInstanceCount: undefined }, "maxInstanceCount is missing, is required: the most instances"],
  [
    "RealtimeEndpoint",
    { maxInstanceCount: undefined, maxInstancesCount: 3 },
    "maxInstancesCount is 3, is not a property: write maxInstanceCount",
  ],
  ["RealtimeEndpoint", { maxInstanceCount: null }, "maxInstanceCount is null, must be a number"],
  ["RealtimeEndpoint", { maxInstanceCount: Number.NaN }, "maxInstanceCount is NaN, must be a number"],
  ["RealtimeEndpoint", { maxInstanceCount: [3] }, "maxInstanceCount is [3], must be a number"],
  ["RealtimeEndpoint", { maxInstanceCount: 10n }, "maxInstanceCount is 10, must be a number"],
  ["RealtimeEndpoint", { maxInstanceCount: Symbol("three") }, "maxInstanceCount is Symbol(three), must be a number"],
  ["RealtimeEndpoint", { minInstanceCount: "0" }, 'minInstanceCount is "0", must be a number: write 0, without quotes'],
  [
    "RealtimeEndpoint",
    { minInstanceCount: null },
    "minInstanceCount is null, must be a number: omit it to use the default",
  ],
  ["RealtimeEndpoint", { initialInstanceCount: true }, "initialInstanceCount is true, must be a number"],
  [
    "RealtimeEndpoint",
    { instanceType: undefined },
    "instanceType is missing, must be a SageMaker instance type: they begin with ml.",
  ],
  ["RealtimeEndpoint", { instanceType: 5 }, 'instanceType is 5, must be a string: write "5"'],
  ["RealtimeEndpoint", { endpointName: 42 }, 'endpointName is 42, must be a string: write "42"'],
  ["RealtimeEndpoint", { endpointName: {} }, "endpointName is {}, must be a string"],
  ["RealtimeEndpoint", { variantName: null }, "variantName is null, must be a string"],
  [
    "RealtimeEndpoint",
    { routingStrategy: "random" },
    'routingStrategy is "random", must be one of LEAST_OUTSTANDING_REQUESTS, RANDOM: write RoutingStrategy.RANDOM',
  ],
  [
    "RealtimeEndpoint",
    { containerStartupHealthCheckTimeout: 600 },
    "containerStartupHealthCheckTimeout is 600, must be a Duration: write Duration.seconds(600) or Duration.minutes(600)",
  ],
  [
    "RealtimeEndpoint",
    { modelDataDownloadTimeout: "10m" },
    'modelDataDownloadTimeout is "10m", must be a Duration: write Duration.minutes(10)',
  ],
  [
    "RealtimeEndpoint",
    { modelDataDownloadTimeout: Duration.minutes(loose("10")) },
    'modelDataDownloadTimeout is Duration.minutes("10"), must be made of a finite number of minutes: write Duration.minutes(10)',
  ],
  ["RealtimeEndpoint", { coreDump: "s3://bucket/" }, 'coreDump is "s3://bucket/", must be an object'],
  ["RealtimeEndpoint", { coreDump: {} }, "coreDump.destinationS3Uri is missing, is required: as in s3://bucket/prefix"],
  [
    "RealtimeEndpoint",
    { dataCapture: { destinationS3Uri: "s3://bucket/", samplingPercentage: "10" } },
    'dataCapture.samplingPercentage is "10", must be a number: write 10, without quotes',
  ],
  [
    "RealtimeEndpoint",
    { dataCapture: { destinationS3Uri: "s3://bucket/", samplingPercentage: 1, modes: "Input" } },
    'dataCapture.modes is "Input", must be a list',
  ],
  [
    "RealtimeEndpoint",
    { enableSsmAccess: "true" },
    'enableSsmAccess is "true", must be true or false: write true, without quotes',
  ],
  ["RealtimeEndpoint", { tags: { cost: 42 } }, 'tags.cost is 42, must be a string: write "42"'],
  ["RealtimeEndpoint", { tags: ["cost"] }, 'tags is ["cost"], must be an object of names and strings'],
  ["RealtimeEndpoint", { provider: "aws.west" }, 'provider is "aws.west", must be a provider'],
  [
    "RealtimeEndpoint",
    { executionRole: "arn:aws:iam::123456789012:role/it" },
    'executionRole is "arn:aws:iam::123456789012:role/it", must be an execution role',
  ],
  ["fromRoleArn", { roleArn: undefined }, "role.roleArn is missing, is required"],
  ["fromRoleArn", { roleArn: 5 }, 'role.roleArn is 5, must be a string: write "5"'],
  [
    "RealtimeEndpoint",
    { additionalVariants: instances },
    'additionalVariants is {"instanceType":"ml.g5.xlarge","maxInstanceCount":2}, must be a list',
  ],
  [
    "RealtimeEndpoint",
    { additionalVariants: [{ ...instances, variantName: "B", maxInstanceCount: "2" }] },
    'additionalVariants[0].maxInstanceCount is "2", must be a number',
  ],
  [
    "RealtimeEndpoint",
    { deploymentPolicy: "rolling" },
    'deploymentPolicy is "rolling", must be a DeploymentPolicy: write DeploymentPolicy.rolling(…)',
  ],
  [
    "RealtimeEndpoint",
    { deploymentPolicy: DeploymentPolicy.rolling(loose(undefined)) },
    "deploymentPolicy is missing, must be an object",
  ],
  [
    "RealtimeEndpoint",
    { deploymentPolicy: DeploymentPolicy.rolling(loose({ maximumBatchSize: 10, waitInterval: Duration.minutes(1) })) },
    "deploymentPolicy.maximumBatchSize is 10, must be a CapacitySize",
  ],
  [
    "RealtimeEndpoint",
    {
      deploymentPolicy: DeploymentPolicy.rolling({
        maximumBatchSize: CapacitySize.capacityPercent(loose("10")),
        waitInterval: Duration.minutes(1),
      }),
    },
    'deploymentPolicy.maximumBatchSize is "10", must be a whole number from 5 to 50: write 10, without quotes',
  ],
  [
    "RealtimeEndpoint",
    { deploymentPolicy: blueGreen("canary") },
    'deploymentPolicy.trafficRouting is "canary", must be a TrafficRouting',
  ],
  [
    "RealtimeEndpoint",
    { deploymentPolicy: blueGreen(TrafficRouting.allAtOnce(loose(60))) },
    "deploymentPolicy.trafficRouting.waitInterval is 60, must be a Duration",
  ],
  [
    "RealtimeEndpoint",
    { deploymentPolicy: blueGreen(TrafficRouting.canary(loose(10), Duration.minutes(1))) },
    "deploymentPolicy.trafficRouting.size is 10, must be a CapacitySize",
  ],

  [
    "InferenceComponent",
    { model: undefined },
    'model is missing, is required: write Model.fromName(this, "Model", "…") or new Model(…)',
  ],
  ["InferenceComponent", { model: "llama" }, 'model is "llama", must be a model: write Model.fromName'],
  ["fromName", { modelName: undefined }, "model.modelName is missing, is required"],
  ["fromName", { modelName: 5 }, 'model.modelName is 5, must be a string: write "5"'],
  [
    "InferenceComponent",
    { compute: undefined },
    "compute is missing, is required: as in { acceleratorDevices: 1, minMemoryMb: 1024 }",
  ],
  ["InferenceComponent", { compute: 1024 }, "compute is 1024, must be an object"],
  ["InferenceComponent", { compute: {} }, "compute.minMemoryMb is missing, is required"],
  [
    "InferenceComponent",
    { compute: { minMemoryMb: 1024, acceleratorDevices: "1" } },
    'compute.acceleratorDevices is "1", must be a number',
  ],
  ["InferenceComponent", { maxCopies: "2" }, 'maxCopies is "2", must be a number: write 2, without quotes'],
  ["InferenceComponent", { maxCopies: undefined, maxCopys: 2 }, "maxCopys is 2, is not a property: write maxCopies"],
  ["InferenceComponent", { minCopies: null }, "minCopies is null, must be a number"],
  [
    "InferenceComponent",
    { tracking: 5 },
    "tracking is 5, must be a CopyTracking: write CopyTracking.concurrentRequestsPerCopy(5)",
  ],
  [
    "InferenceComponent",
    { tracking: BacklogTracking.perInstance(5) },
    "tracking is a BacklogTracking, must be a CopyTracking",
  ],
  [
    "InferenceComponent",
    { tracking: CopyTracking.concurrentRequestsPerCopy(loose("5")) },
    'tracking.target is "5", must be above 0: write 5, without quotes',
  ],
  [
    "InferenceComponent",
    { tracking: CopyTracking.concurrentRequestsPerCopy(loose(undefined)) },
    "tracking.target is missing, is required",
  ],
  [
    "InferenceComponent",
    { tracking: CopyTracking.custom(loose(undefined), 5) },
    "tracking.metric is missing, must be an object",
  ],
  [
    "InferenceComponent",
    { tracking: CopyTracking.custom(loose({ ...metric, dimensions: [] }), 5) },
    "tracking.metric.dimensions is [], must be an object of names and strings",
  ],
  [
    "InferenceComponent",
    { tracking: CopyTracking.custom(loose({ ...metric, statistic: "maximum" }), 5) },
    'tracking.metric.statistic is "maximum", must be one of Average, Maximum, Minimum, SampleCount, Sum: write MetricStatistic.MAXIMUM',
  ],
  [
    "InferenceComponent",
    { idleTimeout: 5 },
    "idleTimeout is 5, must be a Duration: write Duration.seconds(5) or Duration.minutes(5)",
  ],
  [
    "InferenceComponent",
    { minUpTime: Duration.minutes(Number.NaN) },
    "minUpTime is Duration.minutes(NaN), must be made of a finite number of minutes",
  ],
  ["InferenceComponent", { scaleInCooldown: "300" }, 'scaleInCooldown is "300", must be a Duration'],
  ["InferenceComponent", { wake: true }, "wake is true, must be an object"],
  [
    "InferenceComponent",
    { wake: BacklogWake.standard() },
    "wake is a BacklogWake, must be an object with the properties adjustment, cooldown, policyName, alarm, copies",
  ],
  ["InferenceComponent", { wake: { coppies: 2 } }, "wake.coppies is 2, is not a property: write copies"],
  [
    "InferenceComponent",
    { timeouts: { read: Duration.hours(1) } },
    "must be an object with the properties create, update, delete",
  ],
  [
    "InferenceComponent",
    { idleTimeOut: Duration.minutes(5) },
    "idleTimeOut is a Duration, is not a property: write idleTimeout",
  ],
  ["InferenceComponent", { wake: { copies: "1" } }, 'wake.copies is "1", must be a number'],
  [
    "InferenceComponent",
    { wake: { adjustment: "Exact" } },
    'wake.adjustment is "Exact", must be one of ExactCapacity, ChangeInCapacity: write WakeAdjustment.EXACT_CAPACITY',
  ],
  [
    "InferenceComponent",
    { wake: { alarm: { period: 30 } } },
    "wake.alarm.period is 30, must be a Duration: write Duration.seconds(30)",
  ],
  [
    "InferenceComponent",
    { wake: { alarm: { treatMissingData: "breaching" } } },
    'wake.alarm.treatMissingData is "breaching", must be one of notBreaching, ignore, missing: write MissingData.NOT_BREACHING',
  ],
  [
    "InferenceComponent",
    { wake: { alarm: { evaluationPeriods: "1" } } },
    'wake.alarm.evaluationPeriods is "1", must be a number',
  ],
  ["InferenceComponent", { inferenceComponentName: 7 }, 'inferenceComponentName is 7, must be a string: write "7"'],
  [
    "InferenceComponent",
    { placement: "SPREAD" },
    'placement is "SPREAD", must be a Placement: write Placement.spread()',
  ],
  ["InferenceComponent", { placement: Placement.spread(loose(null)) }, "placement is null, must be an object"],
  [
    "InferenceComponent",
    { placement: Placement.spread({ maxZoneImbalance: loose("1") }) },
    'placement.maxZoneImbalance is "1", must be a number',
  ],
  [
    "InferenceComponent",
    { placement: Placement.of("PACKED") },
    'placement is "PACKED", must be one of SPREAD, BINPACK',
  ],
  [
    "InferenceComponent",
    { rollingUpdate: { maximumBatchSize: 1, waitInterval: Duration.minutes(1) } },
    "rollingUpdate.maximumBatchSize is 1, must be a CopyBatch",
  ],
  [
    "InferenceComponent",
    { rollingUpdate: { maximumBatchSize: CopyBatch.copyCount(loose("1")), waitInterval: Duration.minutes(1) } },
    'rollingUpdate.maximumBatchSize is "1", must be a whole number of at least 1: write 1, without quotes',
  ],
  [
    "InferenceComponent",
    { rollingUpdate: { maximumBatchSize: CopyBatch.copyCount(1) } },
    "rollingUpdate.waitInterval is missing, is required",
  ],
  ["InferenceComponent", { dataCache: 1 }, "dataCache is 1, must be true or false"],
  ["InferenceComponent", { timeouts: { create: 7200 } }, "timeouts.create is 7200, must be a Duration"],

  [
    "AdapterComponent",
    { artifactUrl: undefined },
    "artifactUrl is missing, is required: as in s3://bucket/adapter.tar.gz",
  ],
  ["AdapterComponent", { artifactUrl: 5 }, "artifactUrl is 5, must be a string"],
  [
    "AdapterComponent",
    { wakeAlarm: { period: "1m" } },
    'wakeAlarm.period is "1m", must be a Duration: write Duration.minutes(1)',
  ],

  ["CopyScaling", { inferenceComponentName: undefined }, "inferenceComponentName is missing, is required"],
  ["CopyScaling", { maxCopies: {} }, "maxCopies is {}, must be a number"],
  ["CopyScaling", { dependsOn: "component" }, 'dependsOn is "component", must be a list'],

  [
    "VariantScaling",
    { tracking: CopyTracking.concurrentRequestsPerCopy(5) },
    "tracking is a CopyTracking, must be a BacklogTracking: write BacklogTracking.perInstance(5)",
  ],
  [
    "VariantScaling",
    { tracking: BacklogTracking.custom(loose("Busy"), 5) },
    'tracking.metric is "Busy", must be an object',
  ],
  [
    "VariantScaling",
    { wake: { instances: 1 } },
    'wake is {"instances":1}, must be a BacklogWake: write BacklogWake.standard()',
  ],
  [
    "VariantScaling",
    { wake: BacklogWake.standard({ cooldown: loose(60) }) },
    "wake.cooldown is 60, must be a Duration",
  ],
  ["VariantScaling", { wake: BacklogWake.omitted(loose(undefined)) }, "wake (the reason) is missing, must be a string"],
  ["VariantScaling", { endpointName: undefined }, "endpointName is missing, is required"],
  ["VariantScaling", { variantName: undefined, variant: "AllTraffic" }, "variantName is missing, is required"],

  ["AsyncEndpoint", { model: undefined }, "model is missing, is required"],
  [
    "AsyncEndpoint",
    { output: undefined },
    'output is missing, is required: as in { s3OutputPath: "s3://bucket/answers/" }',
  ],
  ["AsyncEndpoint", { output: "s3://bucket/answers/" }, 'output is "s3://bucket/answers/", must be an object'],
  ["AsyncEndpoint", { output: {} }, "output.s3OutputPath is missing, is required"],
  [
    "AsyncEndpoint",
    { output: { s3OutputPath: "s3://bucket/", successTopic: "arn:aws:sns:x:y:z" } },
    'output.successTopic is "arn:aws:sns:x:y:z", must be a NotificationTopic',
  ],
  ["fromTopicArn", { topicArn: undefined }, "topic.topicArn is missing, is required"],
  ["AsyncEndpoint", { inputS3Uris: "s3://bucket/" }, 'inputS3Uris is "s3://bucket/", must be a list'],
  [
    "AsyncEndpoint",
    { additionalVariants: [{ ...instances, variantName: "B" }] },
    "additionalVariants[0].model is missing, is required",
  ],

  ["Model", { image: 5 }, "image is 5, must be a string"],
  [
    "Model",
    { modelData: "s3://bucket/model/" },
    'modelData is "s3://bucket/model/", must be a ModelData: write ModelData.s3Prefix',
  ],
  ["Model", { modelData: ModelData.s3Prefix(loose(undefined)) }, "modelData is missing, must be a string"],
  [
    "Model",
    { modelData: ModelData.s3Prefix("s3://bucket/model/", { acceptEula: loose("yes") }) },
    'modelData.acceptEula is "yes", must be true or false',
  ],
  ["Model", { environment: { WORKERS: 2 } }, 'environment.WORKERS is 2, must be a string: write "2"'],
  [
    "Model",
    { vpc: { subnetIds: "subnet-1", securityGroupIds: ["sg-1"] } },
    'vpc.subnetIds is "subnet-1", must be a list',
  ],
  ["Model", { vpc: { subnetIds: ["subnet-1"] } }, "vpc.securityGroupIds is missing, is required"],
  [
    "Model",
    { containers: { image: "registry/image:1" } },
    'containers is {"image":"registry/image:1"}, must be a list',
  ],

  ["ExecutionRole", { roleName: 5 }, "roleName is 5, must be a string"],

  ["window", { sleep: "0 18 ? * FRI *" }, 'sleep is "0 18 ? * FRI *", must be a Cron: write Cron.of("0 18 ? * FRI *")'],
  ["window", { wake: undefined }, 'wake is missing, is required: as in Cron.weekly("MON", "07:00")'],
  ["window", { timeZone: undefined }, 'timeZone is missing, is required: as in "Europe/Paris"'],
  ["window", { timeZone: 1 }, "timeZone is 1, must be a string"],
  [
    "window",
    { timeZone: "Paris" },
    'time zone "Paris" is not an IANA name such as "Europe/Paris" or "UTC": write "Europe/Paris"',
  ],
  [
    "window",
    { sleep: Cron.of("0 18 * * FRI") },
    '"0 18 * * FRI" has 5 fields, an AWS cron has six (minutes hours day-of-month month day-of-week year): write cron(0 18 ? * FRI *)',
  ],
  ["window", { sleep: Cron.of(loose(5)) }, "the expression is 5, must be a text with the six fields of an AWS cron"],
  ["window", { sleep: Cron.weekly("FRIDY", "18:00") }, 'days is "FRIDY", must be days of the week, SUN to SAT'],
  [
    "window",
    { wake: Cron.daily("7") },
    'time is "7", must be a time of day from 00:00 to 23:59: write hours and minutes as in "07:00"',
  ],
  [
    "window",
    { ...BusinessHours.of({ timeZone: "Europe/Paris", from: "07:30", to: "19:00", days: "MO-FR" }) },
    'sleep window Nights: days is "MO-FR", must be days of the week, SUN to SAT: write "MON-FRI"',
  ],
  [
    "window",
    { ...BusinessHours.of({ timeZone: "Europe/Paris", from: "07:30", to: "19:00", days: "MON-SUN" }) },
    'days is "MON-SUN", must be days of the week, SUN to SAT: write "*"',
  ],
  [
    "window",
    { ...BusinessHours.of({ timeZone: "Europe/Paris", from: "7h30", to: "19h" }) },
    [
      'from is "7h30", must be a time of day from 00:00 to 23:59: write hours and minutes as in "07:30"',
      'to is "19h", must be a time of day',
    ],
  ],
  ["window", { copiesOnWake: "1" }, 'copiesOnWake is "1", must be a number'],
  ["window", { method: "copyCount" }, 'method is "copyCount", must be a SleepMethod: write SleepMethod.minCapacity()'],
  ["window", { method: SleepMethod.copyCount }, "must be a SleepMethod"],
  [
    "window",
    { method: SleepMethod.minCapacity({ hard: loose("yes") }) },
    'method.hard is "yes", must be true or false',
  ],
  ["window", { startDate: new Date("2030-01-01") }, "startDate is a Date, must be a string"],
  ["window", { enabled: "no" }, 'enabled is "no", must be true or false'],
  ["window", { method: SleepMethod.copyCount(), flexibleWindow: 10 }, "flexibleWindow is 10, must be a Duration"],
  [
    "window",
    { method: SleepMethod.copyCount(), retry: { maximumAge: 3600 } },
    "retry.maximumAge is 3600, must be a Duration",
  ],
  ["window", { now: "2026-11-21" }, 'now is "2026-11-21", must be a Date'],
  ["endpoint's window", { sleep: null }, "sleep is null, must be a Cron"],
  [
    "endpoint's window",
    { method: SleepMethod.lambda(), wake: Cron.of("soon") },
    '"soon" has 1 field, an AWS cron has six',
  ],

  ["PostApplyVerification", { endpoints: undefined }, "endpoints is missing, is required: as in [endpoint]"],
  ["PostApplyVerification", { endpoints: ["chat"] }, 'endpoints[0] is "chat", must be an endpoint that is made here'],
  ["PostApplyVerification", { timeout: 600 }, "timeout is 600, must be a Duration"],
  ["PostApplyVerification", { failOn: 3 }, "failOn is 3, must be a FailOn: write FailOn.errors()"],
  ["PostApplyVerification", { failOn: "warning" }, 'failOn is "warning", must be a FailOn: write FailOn.warnings()'],
  ["AppliedEndpointsOutput", { endpoints: {} }, "endpoints is {}, must be a list"],
];

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "scale-to-zero-"));
});

afterEach(() => {
  rmSync(outdir, { recursive: true });
});

interface Told {
  readonly lines: readonly string[];
  readonly exitCode: typeof process.exitCode;
  readonly files: number;
}

/** What a program tells at its end that makes these constructs, and another one with a problem of its own. */
function told(make: (stack: TerraformStack) => unknown): Told {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "test");
  new AwsProvider(stack, "Aws", { region: "eu-west-3" });
  make(stack);
  new ExecutionRole(stack, "Other", { roleName: "not a name" });
  const written = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  const { exitCode } = process;
  try {
    synthesizeOrExit(app);
    return {
      lines: written.mock.calls.join("").split("\n"),
      exitCode: process.exitCode,
      files: readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length,
    };
  } finally {
    process.exitCode = exitCode;
    written.mockRestore();
  }
}

describe("a wrong value is reported in a sentence, with all other problems, and nothing is written", () => {
  it.each(ROWS)("%s: %j", (kind, wrong, sentences) => {
    const { lines, exitCode, files } = told((stack) => KINDS[kind](stack, wrong));
    const expected = [sentences].flat().map((sentence) => expect.stringContaining(sentence));
    const problems = lines.filter((line) => line.startsWith("  "));
    expect(problems).toEqual([...expected, expect.stringContaining('roleName is "not a name"')]);
    expect({ exitCode, files }).toEqual({ exitCode: 2, files: 0 });
    expect(problems.join("\n")).not.toMatch(/TfToken|wrong_value|\[object|^\s+at /m);
  });

  it.each<[string, (stack: TerraformStack) => unknown]>([
    ["RealtimeEndpoint", (stack) => new RealtimeEndpoint(stack, "It", loose(undefined))],
    ["RealtimeEndpoint of a text", (stack) => new RealtimeEndpoint(stack, "It", loose("chat"))],
    ["AsyncEndpoint", (stack) => new AsyncEndpoint(stack, "It", loose(undefined))],
    ["InferenceComponent", (stack) => new InferenceComponent(stack, "It", loose(undefined))],
    ["AdapterComponent", (stack) => new AdapterComponent(stack, "It", loose(undefined))],
    ["CopyScaling", (stack) => new CopyScaling(stack, "It", loose(null))],
    ["VariantScaling", (stack) => new VariantScaling(stack, "It", loose(undefined))],
    ["Model", (stack) => new Model(stack, "It", loose(undefined))],
    ["ExecutionRole of a text", (stack) => new ExecutionRole(stack, "It", loose("role"))],
    ["PostApplyVerification", (stack) => new PostApplyVerification(stack, "It", loose(undefined))],
    ["AppliedEndpointsOutput", (stack) => new AppliedEndpointsOutput(stack, "It", loose(undefined))],
    [
      "a component",
      (stack) => new RealtimeEndpoint(stack, "It", instances).addInferenceComponent("C", loose(undefined)),
    ],
    ["a sleep window", (stack) => new RealtimeEndpoint(stack, "It", instances).addSleepWindow("W", loose(undefined))],
    ["a sleep window's name", (stack) => new RealtimeEndpoint(stack, "It", instances).addSleepWindow(loose(5), window)],
    ["a role that may call", (stack) => new RealtimeEndpoint(stack, "It", instances).grantInvoke(loose(undefined))],
    ["an imported role", (stack) => ExecutionRole.fromRole(stack, "It", loose(undefined))],
    [
      "an imported endpoint",
      (stack) =>
        new InferenceComponent(stack, "It", {
          ...component,
          endpoint: RealtimeEndpoint.fromEndpointName(stack, "Theirs", loose(undefined)),
        }),
    ],
    [
      "an imported endpoint of nothing",
      (stack) =>
        new InferenceComponent(stack, "It", {
          ...component,
          endpoint: RealtimeEndpoint.fromEndpointAttributes(stack, "Theirs", loose(undefined)),
        }),
    ],
    [
      "an imported component",
      (stack) =>
        InferenceComponent.fromInferenceComponentName(stack, "It", loose(undefined)).addScaling({ maxCopies: 1 }),
    ],
  ])("%s given nothing", (_, make) => {
    const { lines, exitCode, files } = told(make);
    expect(lines.filter((line) => line.startsWith("  ")).length).toBeGreaterThan(1);
    expect(lines.join("\n")).toContain('roleName is "not a name"');
    expect({ exitCode, files }).toEqual({ exitCode: 2, files: 0 });
  });

  it("no value is wrong that Terraform alone knows, a list of an enumeration included", () => {
    const { lines } = told((stack) => {
      const variable = new TerraformVariable(stack, "some", { type: "any" });
      KINDS.AsyncEndpoint(stack, {
        maxInstanceCount: variable.numberValue,
        idleTimeout: Duration.seconds(variable.numberValue),
        enableSsmAccess: variable.booleanValue,
        inputS3Uris: variable.listValue,
        tags: variable.value,
        output: {
          s3OutputPath: variable.stringValue,
          successTopic: NotificationTopic.create(),
          errorTopic: NotificationTopic.create(),
          includeResponseIn: variable.listValue,
        },
      });
    });
    expect(lines.filter((line) => line.startsWith("  "))).toEqual([expect.stringContaining("roleName")]);
  });

  it("all of one construct are reported at once, those of its numbers too", () => {
    const { lines } = told((stack) =>
      KINDS.InferenceComponent(stack, { maxCopies: "2", model: undefined, initialCopies: 0, idleTimeout: 5 }),
    );
    expect(lines.filter((line) => line.startsWith("  "))).toEqual([
      expect.stringContaining("idleTimeout is 5"),
      expect.stringContaining('maxCopies is "2"'),
      expect.stringContaining("model is missing"),
      expect.stringContaining("initialCopies is 0, must be a whole number of at least 1"),
      expect.stringContaining("roleName"),
    ]);
  });
});
