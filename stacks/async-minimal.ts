import type { Construct } from "constructs";
import { AsyncEndpoint, BacklogTracking, Model } from "../src";
import { ExampleStack } from "./example-stack";

/**
 * The smallest asynchronous endpoint that sleeps and wakes: the SageMaker guide's example, and the wake policy that an
 * older version of the guide leaves out.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export class AsyncMinimalStack extends ExampleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, "us-east-1");

    const endpoint = new AsyncEndpoint(this, "Endpoint", {
      endpointName: "async-minimal",
      variantName: "variant1",
      model: Model.fromName(this, "Model", "my-model"),
      instanceType: "ml.m5.xlarge",
      maxInstanceCount: 5,
      output: { s3OutputPath: "s3://my-async-bucket/output/" },
      tracking: BacklogTracking.perInstance(5),
    });
    this.output(endpoint);
  }
}
