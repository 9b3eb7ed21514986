import { TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import {
  AsyncEndpoint,
  ExecutionRole,
  type IAsyncEndpoint,
  type IInferenceComponent,
  InferenceComponent,
  type IRealtimeEndpoint,
  Model,
  NotificationTopic,
  RealtimeEndpoint,
  VariantScaling,
} from "../../src";
import { asyncEndpoint, inferenceComponent, realtimeEndpoint, WEEKEND } from "../support/builders";
import { problems, resources, stackWithProvider, synthesized } from "../support/synthesized";

const CALLER = { name: "caller", arn: "arn:aws:iam::123456789012:role/caller" };
const TOPIC = "arn:aws:sns:eu-west-3:123456789012:failed";

/* What a function that takes the interface can do, with what is created here and with what is imported. */

const endpoints: [string, (stack: TerraformStack) => IRealtimeEndpoint | IAsyncEndpoint, RegExp][] = [
  ["a real-time endpoint", (stack) => realtimeEndpoint(stack), /^\$\{aws_sagemaker_endpoint\.\w+\.arn\}$/],
  [
    "an imported real-time endpoint",
    (stack) => RealtimeEndpoint.fromEndpointName(stack, "Theirs", "llm"),
    /:sagemaker:\*:\*:endpoint\/llm$/,
  ],
  ["an asynchronous endpoint", (stack) => asyncEndpoint(stack), /^\$\{aws_sagemaker_endpoint\.\w+\.arn\}$/],
  [
    "an imported asynchronous endpoint",
    (stack) => AsyncEndpoint.fromEndpointName(stack, "Theirs", "ocr"),
    /:sagemaker:\*:\*:endpoint\/ocr$/,
  ],
];

it.each(endpoints)("%s has an ARN", (_, make, arn) => {
  const stack = stackWithProvider();
  new TerraformOutput(stack, "arn", { value: make(stack).endpointArn });
  expect(synthesized(stack).output?.arn).toMatchObject({ value: expect.stringMatching(arn) });
});

it.each<[string, (stack: TerraformStack) => IInferenceComponent]>([
  ["a component", (stack) => inferenceComponent(stack)],
  [
    "an imported component",
    (stack) =>
      InferenceComponent.fromInferenceComponentAttributes(stack, "Theirs", {
        inferenceComponentName: "llama",
        endpoint: RealtimeEndpoint.fromEndpointName(stack, "Endpoint", "llm"),
      }),
  ],
])("%s sleeps and may be called", (_, make) => {
  const stack = stackWithProvider();
  const component = make(stack);
  component.addSleepWindow("Weekend", WEEKEND);
  component.grantInvoke(CALLER);
  expect(resources(stack, "aws_appautoscaling_scheduled_action")).toHaveLength(2);
  expect(resources(stack, "aws_iam_role_policy")).toContainEqual(expect.objectContaining({ role: "caller" }));
});

it("an imported real-time endpoint lists the components that are added to it", () => {
  const stack = stackWithProvider();
  const endpoint = RealtimeEndpoint.fromEndpointName(stack, "Theirs", "llm");
  const component = endpoint.addInferenceComponent("Llama", {
    model: Model.fromName(stack, "Model", "llama3-8b"),
    compute: { minMemoryMb: 1024 },
    maxCopies: 1,
  });
  expect(endpoint.components).toEqual([component]);
});

it("an imported topic is in the tree", () => {
  const topic = NotificationTopic.fromTopicArn(stackWithProvider(), "Failed", TOPIC);
  expect([topic.node.path, topic.topicArn]).toEqual(["test/Failed", TOPIC]);
});

/* Names of what is managed elsewhere: the limits of the API, as for the names of what is created. */

const names: [string, string, number, (stack: TerraformStack, name: string) => unknown][] = [
  [
    "a real-time endpoint",
    "endpoint.endpointName",
    63,
    (stack, name) => RealtimeEndpoint.fromEndpointName(stack, "Theirs", name),
  ],
  [
    "the variant of a real-time endpoint",
    "endpoint.variantName",
    63,
    (stack, variantName) =>
      RealtimeEndpoint.fromEndpointAttributes(stack, "Theirs", { endpointName: "llm", variantName }),
  ],
  [
    "an asynchronous endpoint",
    "endpoint.endpointName",
    63,
    (stack, name) => AsyncEndpoint.fromEndpointName(stack, "Theirs", name),
  ],
  [
    "the variant of an asynchronous endpoint",
    "endpoint.variantName",
    63,
    (stack, variantName) => AsyncEndpoint.fromEndpointAttributes(stack, "Theirs", { endpointName: "ocr", variantName }),
  ],
  [
    "a component",
    "component.inferenceComponentName",
    63,
    (stack, name) => InferenceComponent.fromInferenceComponentName(stack, "Theirs", name).addScaling({ maxCopies: 1 }),
  ],
  ["a model", "model.modelName", 63, (stack, name) => Model.fromName(stack, "Theirs", name)],
  [
    "a role",
    "role.name",
    64,
    (stack, name) => ExecutionRole.fromRole(stack, "Theirs", { name, arn: "arn:aws:iam::123456789012:role/sagemaker" }),
  ],
  [
    "the endpoint of a scaling",
    "endpointName",
    63,
    (stack, endpointName) =>
      new VariantScaling(stack, "Theirs", { endpointName, variantName: "AllTraffic", maxInstanceCount: 1 }),
  ],
];

describe.each(names)("the name of %s", (_, property, maxLength, make) => {
  const problemsOf = (name: string | ((stack: TerraformStack) => string)): readonly string[] => {
    const stack = stackWithProvider();
    make(stack, typeof name === "string" ? name : name(stack));
    return problems(stack);
  };

  it("may not be empty, nor have characters that the API refuses, nor be too long: each is reported once", () => {
    const refused = (problem: string) => [expect.stringContaining(`${property} is ${problem}`)];
    expect(problemsOf("")).toEqual(refused('"", must consist of letters, digits'));
    expect(problemsOf("my/name")).toEqual(refused('"my/name", must consist of letters, digits'));
    expect(problemsOf("x".repeat(maxLength + 1))).toEqual([
      expect.stringContaining(`must have at most ${maxLength} characters, has ${maxLength + 1}`),
    ]);
  });

  it("may be as long as the API allows, or a Terraform value", () => {
    expect(problemsOf("x".repeat(maxLength))).toEqual([]);
    expect(problemsOf((stack) => new TerraformVariable(stack, "name", {}).stringValue)).toEqual([]);
  });
});

/* ARNs of what is managed elsewhere: an ARN of another service is refused by AWS after minutes. */

const ROLE = "arn:aws:iam::123456789012:role/teams/ml/sagemaker";

const arns: [string, string, string, RegExp, (stack: TerraformStack, arn: string) => unknown][] = [
  [
    "a role by its ARN",
    "role.roleArn",
    ROLE,
    /must be the ARN of an IAM role/,
    (stack, arn) => ExecutionRole.fromRoleArn(stack, "Theirs", arn),
  ],
  [
    "a role by its attributes",
    "role.arn",
    ROLE,
    /must be the ARN of an IAM role/,
    (stack, arn) => ExecutionRole.fromRole(stack, "Theirs", { name: "sagemaker", arn }),
  ],
  [
    "the role of an endpoint",
    "executionRoleArn",
    ROLE,
    /must be the ARN of an IAM role/,
    (stack, executionRoleArn) => realtimeEndpoint(stack, { executionRoleArn }),
  ],
  [
    "a topic by its ARN",
    "topic.topicArn",
    TOPIC,
    /must be the ARN of an SNS topic/,
    (stack, arn) => NotificationTopic.fromTopicArn(stack, "Theirs", arn),
  ],
  [
    "a topic by its attributes",
    "topic.arn",
    TOPIC,
    /must be the ARN of an SNS topic/,
    (stack, arn) => NotificationTopic.fromTopic(stack, "Theirs", { name: "failed", arn }),
  ],
];

describe.each(arns)("the ARN of %s", (_, property, good, requirement, make) => {
  const problemsOf = (arn: string | ((stack: TerraformStack) => string)): readonly string[] => {
    const stack = stackWithProvider();
    make(stack, typeof arn === "string" ? arn : arn(stack));
    return problems(stack);
  };

  it.each(["", "sagemaker", "arn:aws:s3:::bucket", "arn:aws:iam::123456789012:user/caller", `${good} `, `x${good}`])(
    "is not %j: it is reported once",
    (arn) => {
      const [problem, ...others] = problemsOf(arn);
      expect(others).toEqual([]);
      expect(problem).toContain(`${property} is ${JSON.stringify(arn)}`);
      expect(problem).toMatch(requirement);
    },
  );

  it("may be of another partition, or a Terraform value", () => {
    expect(problemsOf(good)).toEqual([]);
    expect(problemsOf(good.replace("arn:aws:", "arn:aws-us-gov:"))).toEqual([]);
    expect(problemsOf((stack) => new TerraformVariable(stack, "arn", {}).stringValue)).toEqual([]);
    const accountOf = (stack: TerraformStack) => new TerraformVariable(stack, "account", {}).stringValue;
    expect(problemsOf((stack) => good.replace("123456789012", accountOf(stack)))).toEqual([]);
  });
});
