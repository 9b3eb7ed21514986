// An asynchronous endpoint. It scales to zero instances and wakes when a request waits in its queue.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { AsyncEndpoint, Model } from "cdktf-sagemaker-scale-to-zero";

export const app = new App();
export const stack = new TerraformStack(app, "example");

new AwsProvider(stack, "Aws", { region: "us-east-1" });

export const ocr = new AsyncEndpoint(stack, "Ocr", {
  endpointName: "ocr",
  model: Model.fromName(stack, "BaseOcrModel", "ocr"),
  instanceType: "ml.g5.xlarge",
  maxInstanceCount: 2,
  output: { s3OutputPath: "s3://answers-123456789012/ocr/" },
});
