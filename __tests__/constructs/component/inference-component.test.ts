import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput } from "cdktf";
import {
  CopyBatch,
  Duration,
  InferenceComponent,
  type InferenceComponentOptions,
  Placement,
  RealtimeEndpoint,
  type RealtimeEndpointProps,
} from "../../../src";
import { inferenceComponent, modelNamed, realtimeEndpoint, sagemakerModel } from "../../support/builders";
import { document } from "../../support/hcl-document";
import {
  type Block,
  emptyStack,
  problems,
  resource,
  resources,
  stackWithProvider,
  synthesized,
  untyped,
  variable,
} from "../../support/synthesized";

type Options = Partial<InferenceComponentOptions>;

const TYPE = "aws_cloudcontrolapi_resource";
const ENDPOINT = expect.stringMatching(/^\$\{aws_sagemaker_endpoint\.\w+\.name\}$/);

function block(options: Options = {}, endpoint: Partial<RealtimeEndpointProps> = {}): Block {
  const stack = stackWithProvider();
  inferenceComponent(stack, options, realtimeEndpoint(stack, endpoint));
  return resource(stack, TYPE);
}

/** The document that Cloud Control gets. */
function request(options: Options = {}, endpoint: Partial<RealtimeEndpointProps> = {}): unknown {
  return document(block(options, endpoint).desired_state);
}

function found(options: Options, endpoint: Partial<RealtimeEndpointProps> = {}): string[] {
  const stack = stackWithProvider();
  return problems(inferenceComponent(stack, options, realtimeEndpoint(stack, endpoint)));
}

describe("an inference component", () => {
  it("is created awake, with one copy of a model on the endpoint's variant", () => {
    expect(block()).toMatchObject({ type_name: "AWS::SageMaker::InferenceComponent" });
    expect(request()).toEqual({
      InferenceComponentName: "llama",
      EndpointName: ENDPOINT,
      VariantName: "AllTraffic",
      Specification: {
        ModelName: "llama-8b",
        ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: 1024 },
      },
      RuntimeConfig: { CopyCount: 1 },
    });
  });

  it("has everything it was given", () => {
    const options: Options = {
      compute: { acceleratorDevices: 2, cpuCores: 0.5, minMemoryMb: 2048, maxMemoryMb: 4096 },
      initialCopies: 2,
      containerStartupHealthCheckTimeout: Duration.minutes(10),
      modelDataDownloadTimeout: Duration.minutes(20),
      dataCache: true,
      placement: Placement.binpack(),
      rollingUpdate: {
        maximumBatchSize: CopyBatch.capacityPercent(50),
        waitInterval: Duration.seconds(0),
        maximumExecutionTimeout: Duration.hours(1),
        rollbackMaximumBatchSize: CopyBatch.copyCount(3),
        rollbackAlarmNames: ["errors"],
      },
      tags: { team: "inference" },
    };
    expect(request(options)).toEqual({
      InferenceComponentName: "llama",
      EndpointName: ENDPOINT,
      VariantName: "AllTraffic",
      Specification: {
        ModelName: "llama-8b",
        StartupParameters: {
          ModelDataDownloadTimeoutInSeconds: 1200,
          ContainerStartupHealthCheckTimeoutInSeconds: 600,
        },
        ComputeResourceRequirements: {
          NumberOfAcceleratorDevicesRequired: 2,
          NumberOfCpuCoresRequired: 0.5,
          MinMemoryRequiredInMb: 2048,
          MaxMemoryRequiredInMb: 4096,
        },
        DataCacheConfig: { EnableCaching: true },
        SchedulingConfig: { PlacementStrategy: "BINPACK" },
      },
      RuntimeConfig: { CopyCount: 2 },
      DeploymentConfig: {
        RollingUpdatePolicy: {
          MaximumBatchSize: { Type: "CAPACITY_PERCENT", Value: 50 },
          WaitIntervalInSeconds: 0,
          MaximumExecutionTimeoutInSeconds: 3600,
          RollbackMaximumBatchSize: { Type: "COPY_COUNT", Value: 3 },
        },
        AutoRollbackConfiguration: { Alarms: [{ AlarmName: "errors" }] },
      },
      Tags: [{ Key: "team", Value: "inference" }],
    });
  });

  it("keeps no cache where it was told so", () => {
    expect(request({ dataCache: false })).toMatchObject({
      Specification: { DataCacheConfig: { EnableCaching: false } },
    });
  });

  it("spreads, and lets zones differ by nothing", () => {
    expect(request({ placement: Placement.spread({ maxZoneImbalance: 0 }) })).toMatchObject({
      Specification: {
        SchedulingConfig: {
          PlacementStrategy: "SPREAD",
          AvailabilityZoneBalance: { EnforcementMode: "PERMISSIVE", MaxImbalance: 0 },
        },
      },
    });
  });

  it("waits for a model of the same stack", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack, { model: sagemakerModel(stack) });
    expect(document(resource(stack, TYPE).desired_state)).toMatchObject({
      Specification: { ModelName: "${aws_sagemaker_model.Model_2AD80A05.name}" },
    });
  });

  it("goes to the variant it was told to", () => {
    const additionalVariants = [{ variantName: "cpu", instanceType: "ml.m5.large", maxInstanceCount: 1 }];
    expect(request({ variantName: "cpu", compute: { minMemoryMb: 1024 } }, { additionalVariants })).toMatchObject({
      VariantName: "cpu",
    });
  });

  it("may go to an endpoint that exists elsewhere", () => {
    const stack = stackWithProvider();
    new InferenceComponent(stack, "Llama", {
      endpoint: RealtimeEndpoint.fromEndpointName(stack, "Theirs", "theirs"),
      inferenceComponentName: "llama",
      model: modelNamed("m"),
      compute: { minMemoryMb: 1024 },
      maxCopies: 1,
    });
    expect(document(resource(stack, TYPE).desired_state)).toMatchObject({
      EndpointName: "theirs",
    });
  });

  it("is named after its path where it was given no name", () => {
    const name = expect.stringMatching(/^test-Llm-Llama-[0-9a-f]{8}$/);
    expect(request({ inferenceComponentName: undefined })).toMatchObject({ InferenceComponentName: name });
  });

  it("is replaced when one of its names changes, for Cloud Control would try to update it", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack);
    expect(resources(stack, "terraform_data")).toContainEqual({
      triggers_replace: { inference_component_name: "llama", endpoint_name: ENDPOINT, variant_name: "AllTraffic" },
    });
    expect(resource(stack, TYPE)).toMatchObject({
      // A bare address: Terraform refuses an expression here.
      lifecycle: { replace_triggered_by: [expect.stringMatching(/^terraform_data\.\w+\.id$/)] },
    });
  });

  it("fails a plan while SageMaker says Failed, with its reason and the resource to replace", () => {
    const [failed] = Object(block().lifecycle).postcondition;
    expect(failed.condition).toBe('${try(jsondecode(self.properties).InferenceComponentStatus, "") != "Failed"}');
    expect(failed.error_message).toMatch(
      /^Inference component llama is Failed\..* -replace='terraform_data\.\w+_Identity_\w+'.* \$\{try\(jsondecode\(self\.properties\)\.FailureReason, "no reason given"\)\}$/,
    );
  });

  it("fails a plan while it runs another model or reservation than the one that was applied", () => {
    const [, different] = Object(block().lifecycle).postcondition;
    for (const part of ["Specification.ModelName ==", "Specification.ComputeResourceRequirements[key] - value"]) {
      expect(different.condition).toContain(part);
    }
    expect(different.error_message).toMatch(/^Inference component llama does not run what was applied: /);
  });

  it.each<[string, Options["timeouts"], unknown]>([
    [
      "all",
      { create: Duration.hours(3), update: Duration.hours(2), delete: Duration.minutes(30) },
      { create: "10800s", update: "7200s", delete: "1800s" },
    ],
    ["one", { create: Duration.hours(3) }, { create: "10800s" }],
  ])("has %s of the timeouts it was given", (_, timeouts, expected) => {
    expect(block({ timeouts }).timeouts).toEqual(expected);
  });

  it("has the provider's timeouts where nothing is said", () => {
    expect(block()).not.toHaveProperty("timeouts");
  });

  it("has its ARN, what it waits for and what watches it", () => {
    const stack = stackWithProvider();
    const component = inferenceComponent(stack);
    new TerraformOutput(stack, "arn", { value: component.inferenceComponentArn, staticId: true });
    expect(synthesized(stack).output).toEqual({
      arn: { value: expect.stringMatching(/^\$\{aws_cloudcontrolapi_resource\.\w+\.id\}$/) },
    });
    expect(component.dependables).toEqual([component.resource]);
    expect(component.identity.terraformResourceType).toBe("terraform_data");
  });

  it("needs no Terraform to be validated", () => {
    const path = process.env.PATH;
    process.env.PATH = "";
    try {
      expect(found({})).toEqual([]);
    } finally {
      process.env.PATH = path;
    }
  });
});

describe("the texts of a component", () => {
  it.each(['say "hello"', "C:\\models", "${aws_iam_role.other.arn}", "%{ if true }", "one\ntwo", "é 😀"])(
    "reach Cloud Control as they are: %s",
    (text) => {
      expect(request({ tags: { text } })).toMatchObject({ Tags: [{ Key: "text", Value: text }] });
    },
  );

  it("may be known to Terraform alone", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack, { tags: { owner: `team-${variable(stack, "team").stringValue}` } });
    expect(document(resource(stack, TYPE).desired_state)).toMatchObject({
      Tags: [{ Key: "owner", Value: "team-${var.team}" }],
    });
  });
});

describe("the tags of a component", () => {
  const tagsOf = (value: unknown) =>
    Object.fromEntries(
      (Object(value).Tags ?? []).map(({ Key, Value }: { Key: string; Value: string }) => [Key, Value]),
    );

  it("are its own, over its endpoint's, over the provider's", () => {
    const stack = stackWithProvider({ defaultTags: [{ tags: { a: "provider", b: "provider", c: "provider" } }] });
    inferenceComponent(
      stack,
      { tags: { c: "component" } },
      realtimeEndpoint(stack, { tags: { b: "endpoint", c: "endpoint" } }),
    );
    expect(tagsOf(document(resource(stack, TYPE).desired_state))).toEqual({
      a: "provider",
      b: "endpoint",
      c: "component",
    });
  });

  it("hold the provider's where the provider is declared afterwards", () => {
    const stack = emptyStack();
    inferenceComponent(stack);
    new AwsProvider(stack, "Aws", { defaultTags: [{ tags: { team: "inference" } }] });
    expect(tagsOf(document(resource(stack, TYPE).desired_state))).toEqual({ team: "inference" });
  });

  it("hold the provider's although somebody looked before it was declared", () => {
    const stack = emptyStack();
    const component = inferenceComponent(stack);
    expect(component.request.Tags).toBeUndefined();
    new AwsProvider(stack, "Aws", { defaultTags: [{ tags: { team: "inference" } }] });
    expect(component.request.Tags).toEqual([{ Key: "team", Value: "inference" }]);
  });

  it("hold those of the provider that the endpoint uses, and of no other", () => {
    const stack = stackWithProvider({ defaultTags: [{ tags: { region: "default" } }] });
    const provider = new AwsProvider(stack, "Paris", { alias: "paris", defaultTags: [{ tags: { region: "paris" } }] });
    inferenceComponent(stack, {}, realtimeEndpoint(stack, { provider }));
    expect(tagsOf(document(resource(stack, TYPE).desired_state))).toEqual({ region: "paris" });
  });

  it("are none by default", () => {
    expect(request()).not.toHaveProperty("Tags");
  });

  it("are on its scaling too", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack, { tags: { a: "1" } }, realtimeEndpoint(stack, { tags: { b: "2" } }));
    expect(resource(stack, "aws_appautoscaling_target").tags).toEqual({ a: "1", b: "2" });
  });
});

describe("a component that is wrong", () => {
  const gpu = (acceleratorDevices: number) => ({ acceleratorDevices, minMemoryMb: 1024 });
  const second = { variantName: "cpu", instanceType: "ml.m5.large", maxInstanceCount: 1 };

  it.each<[string, Options, Partial<RealtimeEndpointProps>, string]>([
    [
      "more devices than the instance has",
      { compute: gpu(5) },
      {},
      "compute.acceleratorDevices is 5, must be at most 4, which is what one ml.g5.12xlarge has",
    ],
    ["more cores than the instance has", { compute: { cpuCores: 49, minMemoryMb: 1024 } }, {}, "must be at most 48"],
    [
      "all the memory of the instance",
      { compute: { minMemoryMb: 192 * 1024 } },
      {},
      "must be less than the 196608 MiB of host memory that one ml.g5.12xlarge has: ask for",
    ],
    [
      "the memory of the GPUs as that of the host",
      { compute: { acceleratorDevices: 1, minMemoryMb: 20_000 } },
      { instanceType: "ml.g5.xlarge" },
      "this looks like GPU memory",
    ],
    [
      "no memory",
      { compute: untyped<Options["compute"]>({ acceleratorDevices: 1 }) ?? gpu(1) },
      {},
      "compute.minMemoryMb is missing",
    ],
    [
      "a limit of memory below its minimum",
      { compute: { minMemoryMb: 1024, maxMemoryMb: 512 } },
      {},
      "compute.minMemoryMb is 1024, must be at most maxMemoryMb, which is 512",
    ],
    ["no copy to start with", { initialCopies: 0 }, {}, "SageMaker creates no inference component without a copy"],
    ["more copies than may be", { initialCopies: 4 }, {}, "initialCopies is 4, must be at most maxCopies, which is 3"],
    [
      "a variant that the endpoint has not",
      { variantName: "tpu" },
      {},
      "must be one of the endpoint's variants: AllTraffic",
    ],
    [
      "no variant where there are two",
      {},
      { additionalVariants: [second] },
      "variantName is missing, must be one of the endpoint's variants: AllTraffic, cpu",
    ],
    ["an underscore in its name", { inferenceComponentName: "llama_3" }, {}, 'try "llama-3"'],
  ])("says so: %s", (_, options, endpoint, problem) => {
    expect(found(options, endpoint)).toContainEqual(expect.stringContaining(problem));
  });

  it("is checked against the variant that hosts it", () => {
    expect(found({ variantName: "cpu", compute: gpu(1) }, { additionalVariants: [second] })).toEqual([
      expect.stringContaining("must be at most 0, which is what one ml.m5.large has"),
    ]);
  });

  it("is not known where the instance type is not: a note says that nothing was checked", () => {
    const stack = stackWithProvider();
    const component = inferenceComponent(
      stack,
      { compute: gpu(100) },
      realtimeEndpoint(stack, { instanceType: "ml.new1.large" }),
    );
    expect(problems(component)).toEqual([]);
    expect(component.node.metadata).toMatchObject([
      { data: "ml.new1.large is not in the catalogue of instance shapes: whether a copy fits on it was not checked." },
    ]);
  });

  it("is none where Terraform alone knows the numbers: Terraform checks them", () => {
    const stack = stackWithProvider();
    const number = (name: string) => variable(stack, name).numberValue;
    inferenceComponent(stack, {
      compute: { acceleratorDevices: number("devices"), minMemoryMb: number("memory") },
      initialCopies: number("copies"),
      maxCopies: number("max"),
    });
    const { desired_state: state, lifecycle } = resource(stack, TYPE);
    expect(document(state)).toMatchObject({
      Specification: {
        ComputeResourceRequirements: {
          NumberOfAcceleratorDevicesRequired: "${var.devices}",
          MinMemoryRequiredInMb: "${var.memory}",
        },
      },
      RuntimeConfig: { CopyCount: "${var.copies}" },
    });
    expect(lifecycle).toMatchObject({
      precondition: [
        { condition: "${((128 <= var.memory) && (floor(var.memory) == var.memory))}" },
        { condition: "${(1 <= var.devices)}" },
        { condition: "${((1 <= var.copies) && (floor(var.copies) == var.copies))}" },
        { condition: "${(var.copies <= var.max)}" },
      ],
    });
  });

  it("is none where the copies to start with are known and the maximum is not", () => {
    const stack = stackWithProvider();
    expect(
      problems(inferenceComponent(stack, { initialCopies: 2, maxCopies: variable(stack, "max").numberValue })),
    ).toEqual([]);
  });
});
