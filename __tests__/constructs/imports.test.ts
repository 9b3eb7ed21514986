import { TerraformOutput, type TerraformStack } from "cdktf";
import {
  AsyncEndpoint,
  type IAsyncEndpoint,
  type IInferenceComponent,
  InferenceComponent,
  type IRealtimeEndpoint,
  Model,
  NotificationTopic,
  RealtimeEndpoint,
} from "../../src";
import { asyncEndpoint, inferenceComponent, realtimeEndpoint, WEEKEND } from "../support/builders";
import { resources, stackWithProvider, synthesized } from "../support/synthesized";

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
