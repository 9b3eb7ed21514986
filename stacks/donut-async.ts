import type { Construct } from "constructs";
import { AsyncEndpoint, BacklogTracking, Duration, Model, ModelData, NotificationTopic } from "../src";
import { ExampleStack } from "./example-stack";

/**
 * A Donut model behind an asynchronous endpoint of at most one instance, with the numbers of a field report on scaling
 * to zero.
 *
 * The report scales by target tracking alone. It woke on five requests, for their backlog was above the target of 1; a
 * single one would have waited. The wake policy and its alarm, which are there by default, answer it.
 */
export class DonutAsyncStack extends ExampleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, "us-east-1");

    const endpoint = new AsyncEndpoint(this, "Endpoint", {
      endpointName: "donut-async",
      variantName: "variant1",
      model: new Model(this, "Model", {
        modelName: "donut",
        image:
          "763104351884.dkr.ecr.us-east-1.amazonaws.com/huggingface-pytorch-inference:2.1.0-transformers4.37.0-gpu-py310-cu118-ubuntu20.04",
        modelData: ModelData.tarGz("s3://my-model-bucket/donut/model.tar.gz"),
      }),
      instanceType: "ml.g4dn.xlarge",
      maxInstanceCount: 1,
      output: {
        s3OutputPath: "s3://my-async-bucket/donut/output/",
        s3FailurePath: "s3://my-async-bucket/donut/errors/",
        errorTopic: NotificationTopic.create(),
      },
      inputS3Uris: ["s3://my-async-bucket/donut/input/"],
      tracking: BacklogTracking.perInstance(1),
      trackingPolicyName: "Invocations-ScalingPolicy",
      scaleInCooldown: Duration.seconds(150),
      scaleOutCooldown: Duration.seconds(300),
    });
    this.output(endpoint);
  }
}
