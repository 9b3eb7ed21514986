// A real-time endpoint with one inference component. The component scales to zero copies and wakes on the first request.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Model, RealtimeEndpoint } from "cdktf-sagemaker-scale-to-zero";

export const app = new App();
export const stack = new TerraformStack(app, "example");

new AwsProvider(stack, "Aws", { region: "us-east-1" });

export const endpoint = new RealtimeEndpoint(stack, "Endpoint", {
  endpointName: "chat",
  instanceType: "ml.g5.12xlarge",
  maxInstanceCount: 2,
  executionRoleArn: "arn:aws:iam::123456789012:role/sagemaker",
});

export const chat = endpoint.addInferenceComponent("Chat", {
  inferenceComponentName: "chat-8b",
  model: Model.fromName(stack, "BaseChatModel", "chat-8b"),
  compute: { acceleratorDevices: 1, minMemoryMb: 8192 },
  maxCopies: 4,
});
