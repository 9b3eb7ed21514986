import { TerraformStack, Testing } from "cdktf";
import { AsyncEndpoint, ExecutionRole, Model, NotificationTopic, RealtimeEndpoint } from "../../../src";
import { copyScaling, inferenceComponent, modelNamed, ROLE_ARN, realtimeEndpoint } from "../../support/builders";
import { problems, stackWithProvider, variable } from "../../support/synthesized";

const endpointProps = { instanceType: "ml.g5.xlarge", maxInstanceCount: 1, executionRoleArn: ROLE_ARN };
const componentOptions = { model: modelNamed("m"), compute: { minMemoryMb: 1024 }, maxCopies: 1 };

describe("names of a stack", () => {
  it("belong to one endpoint each", () => {
    const stack = stackWithProvider();
    realtimeEndpoint(stack);
    new RealtimeEndpoint(stack, "Other", { ...endpointProps, endpointName: "llm" });
    expect(problems(stack)).toEqual([
      'endpointName is "llm", must be the only endpoint with this name: test/Llm has it already; names are unique in an account and Region',
    ]);
  });

  it("belong to one component each, of whatever endpoint", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack);
    const other = new RealtimeEndpoint(stack, "Other", { ...endpointProps, endpointName: "other" });
    other.addInferenceComponent("Llama", { ...componentOptions, inferenceComponentName: "llama" });
    expect(problems(stack)).toContainEqual(
      expect.stringContaining('inferenceComponentName is "llama", must be the only inference component with this name'),
    );
  });

  it("belong to one alarm each", () => {
    const stack = stackWithProvider();
    const base = inferenceComponent(stack);
    base.endpoint;
    base.addAdapter("Lora", {
      inferenceComponentName: "lora",
      artifactUrl: "s3://bucket/a.tar.gz",
      wakeAlarm: { alarmName: "llama-wake" },
    });
    expect(problems(stack)).toEqual([
      expect.stringContaining('wakeAlarm.alarmName is "llama-wake", must be the only alarm with this name'),
    ]);
  });

  it("belong to one scalable target each, whatever its policies and alarms are called", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack);
    copyScaling(stack, { trackingPolicyName: "t", wake: { policyName: "w", alarm: { alarmName: "a" } } });
    expect(problems(stack)).toEqual([
      expect.stringContaining(
        'the scalable target is "inference-component/llama", must be the only scalable target with this name: test/Llm/Llama has it already',
      ),
    ]);
  });

  it("belong to one role, one topic and one model of the same content each", () => {
    const stack = stackWithProvider();
    for (const id of ["One", "Two"]) {
      new ExecutionRole(stack, id, { roleName: "hosting" });
      new Model(stack, `${id}Model`, { modelName: "ocr", image: "registry/ocr:1", executionRoleArn: ROLE_ARN });
      new AsyncEndpoint(stack, `${id}Ocr`, {
        ...endpointProps,
        model: modelNamed("ocr"),
        output: { s3OutputPath: "s3://bucket/", successTopic: NotificationTopic.create({ topicName: "done" }) },
      });
    }
    expect(problems(stack)).toEqual([
      expect.stringContaining('roleName is "hosting", must be the only role with this name: test/One has it already'),
      expect.stringMatching(/^modelName is "ocr-[0-9a-f]{8}", must be the only model with this name/),
      expect.stringContaining('topicName is "done", must be the only topic with this name'),
    ]);
  });

  it("of models with other content differ", () => {
    const stack = stackWithProvider();
    for (const tag of ["1", "2"]) {
      new Model(stack, `Model${tag}`, { modelName: "ocr", image: `registry/ocr:${tag}`, executionRoleArn: ROLE_ARN });
    }
    expect(problems(stack)).toEqual([]);
  });

  it("may be those of another kind: an endpoint and its component share one", () => {
    const stack = stackWithProvider();
    inferenceComponent(stack, { inferenceComponentName: "llm" });
    expect(problems(stack)).toEqual([]);
  });

  it("may be those of another stack, which may be another account", () => {
    const app = Testing.app();
    const stacks = ["one", "two"].map((id) => new TerraformStack(app, id));
    for (const stack of stacks) {
      realtimeEndpoint(stack);
    }
    expect(stacks.flatMap(problems)).toEqual([]);
  });

  it("are not compared where Terraform alone knows them", () => {
    const stack = stackWithProvider();
    const endpointName = variable(stack, "name").stringValue;
    realtimeEndpoint(stack, { endpointName });
    new RealtimeEndpoint(stack, "Other", { ...endpointProps, endpointName });
    expect(problems(stack)).toEqual([]);
  });
});
