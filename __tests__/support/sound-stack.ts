import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { AsyncEndpoint, BusinessHours, RealtimeEndpoint } from "../../src";
import { modelNamed } from "./builders";

const compute = { acceleratorDevices: 1, minMemoryMb: 1024 };

/**
 * What this package is for, in one stack in which nothing is wrong: an endpoint with two components, an asynchronous
 * one, and one of each kind that sleeps at night. Tests break it in one place.
 */
export function soundStack(app: App): TerraformStack {
  const stack = new TerraformStack(app, "sound");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  const realtime = (id: string, endpointName: string) =>
    new RealtimeEndpoint(stack, id, {
      endpointName,
      instanceType: "ml.g5.12xlarge",
      maxInstanceCount: 2,
      executionRoleArn: "arn:aws:iam::123456789012:role/sagemaker",
    });
  const component = (inferenceComponentName: string) => ({
    inferenceComponentName,
    model: modelNamed(inferenceComponentName),
    compute,
    maxCopies: 3,
  });
  const queue = (id: string, endpointName: string) =>
    new AsyncEndpoint(stack, id, {
      endpointName,
      model: modelNamed("ocr"),
      instanceType: "ml.g5.xlarge",
      maxInstanceCount: 2,
      output: { s3OutputPath: "s3://bucket/answers/" },
    });
  const officeHours = BusinessHours.of({ timeZone: "Europe/Paris", from: "07:30", to: "19:00", days: "MON-FRI" });

  const chat = realtime("Chat", "chat");
  chat.addInferenceComponent("Large", component("chat-large"));
  chat.addInferenceComponent("Small", component("chat-small"));
  queue("Ocr", "ocr");
  const office = realtime("Office", "office");
  office.addInferenceComponent("Assistant", component("office-assistant"));
  office.addSleepWindow("Night", officeHours);
  queue("Transcripts", "transcripts").addSleepWindow("Night", officeHours);
  return stack;
}
