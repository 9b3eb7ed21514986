import type { TerraformStack } from "cdktf";
import { RootConstruct } from "constructs";
import {
  AsyncEndpoint,
  BacklogTracking,
  CopyTracking,
  Duration,
  InferenceComponent,
  RealtimeEndpoint,
  SleepMethod,
} from "../../../src";
import type { Check, Question } from "../../../src/constructs/checks/check";
import { checkAll } from "../../../src/constructs/checks/check-all";
import { report, reportWith } from "../../../src/constructs/checks/report";
import {
  asyncEndpoint,
  copyScaling,
  inferenceComponent,
  modelNamed,
  realtimeEndpoint,
  sagemakerModel,
  WEEKEND,
} from "../../support/builders";
import { emptyStack, resource, stackWithProvider, variable } from "../../support/synthesized";

/** What is reported, by the path of the construct that it is reported under. */
function reported(stack: TerraformStack): Readonly<Record<string, readonly string[]>> {
  const all = stack.node.findAll().map(({ node }) => [node.path, node.validate()] as const);
  return Object.fromEntries(all.filter(([path, lines]) => path !== stack.node.path && lines.length > 0));
}

const component = { model: modelNamed("m"), compute: { minMemoryMb: 1024 }, maxCopies: 2 };
const about = (text: string) => expect.stringContaining(text);

describe("one mistake is reported under the construct that somebody wrote", () => {
  it("where the scaling inside a component finds it", () => {
    const stack = emptyStack();
    inferenceComponent(stack, { maxCopies: 0 });
    expect(reported(stack)).toEqual({
      "test/Llm/Llama": [about("maxCopies is 0, must be a whole number of at least 1")],
    });
  });

  it("where a component of an endpoint that exists elsewhere has it", () => {
    const stack = emptyStack();
    const imported = RealtimeEndpoint.fromEndpointName(stack, "Imported", "other");
    imported.addInferenceComponent("Mine", { ...component, wake: { copies: 0 } });
    expect(reported(stack)).toEqual({ "test/Imported/Mine": [about("wake.copies is 0, must be")] });
  });

  it("where it is the scaling that was written", () => {
    const stack = emptyStack();
    copyScaling(stack, { maxCopies: 0 });
    expect(reported(stack)).toEqual({ "test/Scaling": [about("maxCopies is 0, must be")] });
  });

  it("where scaling was added to what exists elsewhere", () => {
    const stack = emptyStack();
    InferenceComponent.fromInferenceComponentName(stack, "Llama", "llama").addScaling({ maxCopies: 0 });
    AsyncEndpoint.fromEndpointName(stack, "Ocr", "ocr").addScaling({ maxInstanceCount: 0 });
    expect(Object.keys(reported(stack))).toEqual(["test/Llama", "test/Ocr"]);
  });

  it("where the role that stands for an ARN finds it", () => {
    const stack = emptyStack();
    realtimeEndpoint(stack, { executionRoleArn: "mine" });
    sagemakerModel(stack, { executionRoleArn: "mine" });
    expect(reported(stack)).toEqual({
      "test/Llm": [about('executionRoleArn is "mine", must be the ARN of an IAM role')],
      "test/Model": [about('executionRoleArn is "mine", must be the ARN of an IAM role')],
    });
  });

  it("where a variant beside the first has it, as it is written there", () => {
    const stack = emptyStack();
    const variant = { variantName: "b", model: modelNamed("b"), instanceType: "ml.g5.xlarge", maxInstanceCount: 2 };
    asyncEndpoint(stack, {
      tracking: BacklogTracking.perInstance(0),
      additionalVariants: [{ ...variant, tracking: BacklogTracking.perInstance(-1) }],
    });
    expect(reported(stack)).toEqual({
      "test/Ocr": [
        about("tracking.target is 0, must be above 0"),
        about("additionalVariants[0].tracking.target is -1, must be above 0"),
      ],
    });
  });

  it("where each component of an endpoint keeps the window", () => {
    const stack = emptyStack();
    const endpoint = realtimeEndpoint(stack);
    inferenceComponent(stack, {}, endpoint);
    endpoint.addSleepWindow("Nights", { ...WEEKEND, copiesOnWake: 0 });
    endpoint.addInferenceComponent("Later", component);
    expect(reported(stack)).toEqual({
      "test/Llm/SleepWindow-Nights": [about("copiesOnWake is 0, must be at least 1 for SleepMethod.minCapacity()")],
    });
  });

  it("once for each bound that it is beyond", () => {
    const stack = emptyStack();
    const endpoint = realtimeEndpoint(stack);
    for (const [id, maxCopies] of Object.entries({ One: 2, Two: 2, Three: 3, Four: 4 })) {
      endpoint.addInferenceComponent(id, { ...component, maxCopies });
    }
    endpoint.addSleepWindow("Nights", { ...WEEKEND, copiesOnWake: 4 });
    expect(reported(stack)).toEqual({
      "test/Llm/SleepWindow-Nights": [
        about("must be at most maxCopies, which is 2"),
        about("must be at most maxCopies, which is 3"),
      ],
    });
  });

  it("under its own window, and twice where two windows have it", () => {
    const stack = emptyStack();
    const llama = inferenceComponent(stack);
    llama.addSleepWindow("A", { ...WEEKEND, copiesOnWake: 9, enabled: false });
    llama.addSleepWindow("B", { ...WEEKEND, copiesOnWake: 9, enabled: false });
    expect(Object.keys(reported(stack))).toEqual(["test/Llm/Llama/SleepWindow-A", "test/Llm/Llama/SleepWindow-B"]);
  });

  it("at synthesis, where only then it is known", () => {
    const stack = emptyStack();
    const endpoint = realtimeEndpoint(stack);
    const llama = inferenceComponent(stack, {}, endpoint);
    endpoint.addSleepWindow("Nights", { ...WEEKEND, method: SleepMethod.deleteAndRecreate() });
    llama.addAdapter("Lora", { artifactUrl: "s3://bucket/lora.tar.gz" });
    expect(reported(stack)).toEqual({
      "test/Llm/SleepWindow-Nights": [about("may not be given to a component with adapters")],
    });
  });
});

describe("what follows from a mistake", () => {
  it("is not reported: a comparison with a bound that is wrong itself", () => {
    const stack = emptyStack();
    inferenceComponent(stack, { maxCopies: 0, minCopies: 1, initialCopies: 1, wake: { copies: 1 } });
    expect(reported(stack)).toEqual({ "test/Llm/Llama": [about("maxCopies is 0, must be")] });
  });

  it("is not reported: what is named after a name that is taken", () => {
    const stack = emptyStack();
    const endpoint = realtimeEndpoint(stack);
    inferenceComponent(stack, { idleTimeout: Duration.minutes(5) }, endpoint);
    endpoint.addInferenceComponent("Twin", {
      ...component,
      inferenceComponentName: "llama",
      idleTimeout: Duration.minutes(5),
    });
    expect(reported(stack)).toEqual({
      "test/Llm/Twin": [about('inferenceComponentName is "llama", must be the only inference component')],
    });
  });

  it("is another mistake where it was written: a name of an alarm beside that of the component", () => {
    const stack = emptyStack();
    const endpoint = realtimeEndpoint(stack);
    inferenceComponent(stack, { wake: { alarm: { alarmName: "mine" } } }, endpoint);
    endpoint.addInferenceComponent("Twin", {
      ...component,
      inferenceComponentName: "llama",
      wake: { alarm: { alarmName: "mine" } },
    });
    expect(reported(stack)["test/Llm/Twin"]).toEqual([
      about("inferenceComponentName"),
      about('wake.alarm.alarmName is "mine"'),
    ]);
  });

  it("is the only mistake where the bound is right", () => {
    const stack = emptyStack();
    inferenceComponent(stack, { maxCopies: 1, minCopies: 2 });
    expect(reported(stack)).toEqual({
      "test/Llm/Llama": [about("minCopies is 2, must be at most maxCopies, which is 1")],
    });
  });
});

describe("a report", () => {
  const problem = (value: number): Check => ({ property: "p", value, requirement: "must be 7" });

  it("has both of two equal problems that one construct found, and one of those that two found", () => {
    const root = new RootConstruct();
    const [owner, part] = [new RootConstruct(), new RootConstruct()];
    report(owner, () => [problem(1), problem(1)]);
    report(part, () => [problem(1), problem(2)]);
    reportWith(owner, part);
    expect([root, part].flatMap(({ node }) => node.validate())).toEqual([]);
    expect(owner.node.validate()).toEqual(["p is 1, must be 7", "p is 1, must be 7", "p is 2, must be 7"]);
  });

  it("has what a part finds later", () => {
    const [owner, part] = [new RootConstruct(), new RootConstruct()];
    reportWith(owner, part, "parts[0].");
    report(part, () => [problem(3)]);
    expect([owner, part].map(({ node }) => node.validate())).toEqual([["parts[0].p is 3, must be 7"], []]);
  });

  it("does not grow with each validation", () => {
    const construct = new RootConstruct();
    report(construct, () => [problem(1)]);
    construct.node.validate();
    expect(construct.node.validate()).toHaveLength(1);
  });

  it("has a fault as it is", () => {
    const construct = new RootConstruct();
    report(construct, () => [
      { message: "the file is missing" },
      { subject: "a window", message: "is late", advice: "go" },
    ]);
    expect(construct.node.validate()).toEqual(["the file is missing", "a window: is late: go"]);
  });
});

describe("the conditions of a resource", () => {
  const question = (more: Partial<Question>): Question => ({
    property: "copies",
    value: "a",
    requirement: "must be right",
    condition: "${var.a}",
    ...more,
  });
  const asked = (...questions: readonly Question[]) =>
    checkAll(stackWithProvider(), questions).map(({ condition }) => condition);

  it("have one that is stated twice once, whatever its sentence", () =>
    expect(asked(question({}), question({ requirement: "must be good" }))).toEqual(["${var.a}"]));

  it("have both of two with one sentence", () =>
    expect(asked(question({}), question({ condition: "${var.b}" }))).toEqual(["${var.a}", "${var.b}"]));

  it("have both of two about two values", () => expect(asked(question({}), question({ value: "b" }))).toHaveLength(2));

  it("are those of each construct that Terraform alone can check", () => {
    const stack = stackWithProvider();
    const copies = variable(stack, "copies").numberValue;
    inferenceComponent(stack, { maxCopies: copies, tracking: CopyTracking.concurrentRequestsPerCopy(5) });
    const { lifecycle } = resource(stack, "aws_appautoscaling_target");
    expect(lifecycle).toMatchObject({
      precondition: [
        { error_message: expect.stringMatching(/^maxCopies must be a whole number of at least 1: .+\.$/) },
      ],
    });
  });
});
