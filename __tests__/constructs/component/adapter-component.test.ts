import { type AdapterOptions, Duration, MetricStatistic } from "../../../src";
import { inferenceComponent, realtimeEndpoint } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { problems, resources, stackWithProvider, untyped, variable } from "../../support/synthesized";

function stackWithAdapter(options: Partial<AdapterOptions> = {}) {
  const stack = stackWithProvider();
  const base = inferenceComponent(
    stack,
    { tags: { team: "inference" } },
    realtimeEndpoint(stack, { executionRoleArn: undefined }),
  );
  const adapter = base.addAdapter("Lora", {
    inferenceComponentName: "lora",
    artifactUrl: "s3://bucket/lora.tar.gz",
    ...options,
  });
  return { stack, base, adapter };
}

/** The block of the adapter among those of a type, by the end of its path. */
function blockOf(type: string, options: Partial<AdapterOptions> = {}) {
  const { stack } = stackWithAdapter(options);
  const blocks = resources(stack, type);
  return blocks.find((block) => JSON.stringify(block).includes("lora")) ?? {};
}

const resourceBlock = (options?: Partial<AdapterOptions>) => blockOf("aws_cloudcontrolapi_resource", options);

function found(options: Partial<AdapterOptions>): string[] {
  return problems(stackWithAdapter(options).adapter);
}

describe("an adapter", () => {
  it("names its base and its weights: no model, no compute, no copies, no variant", () => {
    expect(document(resourceBlock().desired_state)).toEqual({
      InferenceComponentName: "lora",
      EndpointName: expect.stringMatching(/^\$\{aws_sagemaker_endpoint\.\w+\.name\}$/),
      Specification: {
        BaseInferenceComponentName: "llama",
        Container: { ArtifactUrl: "s3://bucket/lora.tar.gz" },
      },
      Tags: [{ Key: "team", Value: "inference" }],
    });
  });

  it("has tags of its own over its base's", () => {
    expect(document(resourceBlock({ tags: { team: "other", cost: "1" } }).desired_state)).toMatchObject({
      Tags: [
        { Key: "team", Value: "other" },
        { Key: "cost", Value: "1" },
      ],
    });
  });

  it("fails a plan while SageMaker says Failed, and has no model or reservation to compare", () => {
    expect(Object(resourceBlock().lifecycle).postcondition).toEqual([
      {
        condition: '${try(jsondecode(self.properties).InferenceComponentStatus, "") != "Failed"}',
        error_message: expect.stringContaining("Inference component lora is Failed."),
      },
    ]);
  });

  it("waits for its base, goes before it, and is replaced with it", () => {
    expect(resourceBlock().depends_on).toEqual([expect.stringMatching(/^aws_cloudcontrolapi_resource\.Llm_Llama_/)]);
    expect(blockOf("terraform_data")).toMatchObject({
      triggers_replace: { inference_component_name: "lora", base_inference_component_name: "llama" },
      lifecycle: { replace_triggered_by: [expect.stringMatching(/^terraform_data\.Llm_Llama_Identity_/)] },
    });
  });

  it("has no scaling of its own", () => {
    const { stack } = stackWithAdapter();
    expect(resources(stack, "aws_appautoscaling_target")).toHaveLength(1);
    expect(resources(stack, "aws_appautoscaling_policy")).toHaveLength(2);
  });

  it("wakes its base when one request to it is refused", () => {
    expect(blockOf("aws_cloudwatch_metric_alarm")).toMatchObject({
      alarm_name: "lora-wake",
      dimensions: { InferenceComponentName: "lora" },
      threshold: 1,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      alarm_actions: [expect.stringMatching(/^\$\{aws_appautoscaling_policy\.Llm_Llama_Scaling_Wake_\w+\.arn\}$/)],
      tags: { team: "inference" },
    });
  });

  it("has the alarm it was given", () => {
    const wakeAlarm = { alarmName: "rise", statistic: MetricStatistic.SUM, period: Duration.minutes(1) };
    const { stack } = stackWithAdapter({ wakeAlarm });
    expect(resources(stack, "aws_cloudwatch_metric_alarm")).toContainEqual(
      expect.objectContaining({ alarm_name: "rise", statistic: "Sum", period: 60 }),
    );
  });

  it("has the timeouts it was given", () => {
    expect(resourceBlock({ timeouts: { delete: Duration.minutes(30) } }).timeouts).toEqual({ delete: "1800s" });
  });

  it("is named after its path where it was given no name", () => {
    const { adapter } = stackWithAdapter({ inferenceComponentName: undefined });
    expect(adapter.inferenceComponentName).toMatch(/^test-Llm-Llama-Lora-[0-9a-f]{8}$/);
  });

  it.each([
    ["s3://bucket/lora.tar.gz", true],
    ["https://bucket.s3.eu-west-3.amazonaws.com/lora.tar.gz", false],
  ])("at %s lets the endpoint's role read S3: %p", (artifactUrl, granted) => {
    const { stack } = stackWithAdapter({ artifactUrl });
    const { Statement } = Object(document(resources(stack, "aws_iam_role_policy")[0]?.policy));
    const reads = Statement.filter(({ Action }: { Action: string[] }) => Action.includes("s3:GetObject"));
    expect(reads).toHaveLength(granted ? 1 : 0);
  });
});

describe("an adapter that is wrong", () => {
  it.each<[string, Partial<AdapterOptions>, string]>([
    ["an artefact that is nowhere", { artifactUrl: "lora.tar.gz" }, "must be the S3 URI of the adapter's archive"],
    ["a bucket for an artefact", { artifactUrl: "s3://bucket" }, "must be the S3 URI of the adapter's archive"],
    [
      "compute of its own",
      untyped<Partial<AdapterOptions>>({ compute: { minMemoryMb: 1024 } }),
      'compute is "given", may not stand on an adapter: an adapter shares the copies of its base',
    ],
    ["a model of its own", untyped<Partial<AdapterOptions>>({ model: {} }), 'model is "given", may not stand'],
    ["copies of its own", untyped<Partial<AdapterOptions>>({ maxCopies: 1 }), 'maxCopies is "given", may not stand'],
    [
      "the name of its base",
      { inferenceComponentName: "llama" },
      "must be the only inference component with this name",
    ],
    ["an underscore in its name", { inferenceComponentName: "lora_1" }, 'try "lora-1"'],
  ])("says so: %s", (_, options, problem) => {
    expect(found(options)).toContainEqual(expect.stringContaining(problem));
  });

  it("is none where Terraform alone knows the artefact", () => {
    const stack = stackWithProvider();
    const adapter = inferenceComponent(stack).addAdapter("Lora", { artifactUrl: variable(stack, "url").stringValue });
    expect(problems(adapter)).toEqual([]);
  });
});
