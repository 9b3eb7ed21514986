import type { Construct } from "constructs";
import { CopyTracking, Duration, ExecutionRole, Model, ModelData, Placement, RealtimeEndpoint } from "../src";
import { ExampleStack } from "./example-stack";

const BUCKET = "s3://my-model-bucket";
const IMAGE = "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0-lmi13.0.0-cu124";

/**
 * Three models and a LoRA adapter that share the instances of one endpoint.
 *
 * The instances go when the last copy of the last model does: one component that cannot sleep keeps them all.
 */
export class SeveralModelsStack extends ExampleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, "us-west-2");

    const executionRole = new ExecutionRole(this, "ExecutionRole");
    const model = (name: string) =>
      new Model(this, name, {
        modelName: name,
        image: IMAGE,
        modelData: ModelData.s3Prefix(`${BUCKET}/${name}/`),
        executionRole,
      });

    const endpoint = new RealtimeEndpoint(this, "Endpoint", {
      endpointName: "several-models",
      executionRole,
      instanceType: "ml.g5.12xlarge",
      maxInstanceCount: 2,
      tags: { team: "inference" },
    });
    // Filling one instance before the next lets the second one go sooner.
    const placement = Placement.binpack();

    const chat = endpoint.addInferenceComponent("Chat", {
      inferenceComponentName: "chat",
      model: model("chat"),
      compute: { acceleratorDevices: 2, minMemoryMb: 16_384 },
      maxCopies: 2,
      placement,
      containerStartupHealthCheckTimeout: Duration.minutes(15),
    });
    chat.addAdapter("Support", {
      inferenceComponentName: "chat-support",
      artifactUrl: `${BUCKET}/adapters/support.tar.gz`,
    });
    const summaries = endpoint.addInferenceComponent("Summaries", {
      inferenceComponentName: "summaries",
      model: model("summaries"),
      compute: { acceleratorDevices: 1, minMemoryMb: 8192 },
      maxCopies: 2,
      placement,
    });
    const embeddings = endpoint.addInferenceComponent("Embeddings", {
      inferenceComponentName: "embeddings",
      model: model("embeddings"),
      compute: { acceleratorDevices: 1, minMemoryMb: 4096 },
      maxCopies: 2,
      tracking: CopyTracking.concurrentRequestsPerCopy(20),
      placement,
    });
    this.output(endpoint, chat, summaries, embeddings);
  }
}
