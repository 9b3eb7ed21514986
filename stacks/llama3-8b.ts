import type { Construct } from "constructs";
import {
  CopyTracking,
  Duration,
  ExecutionRole,
  MetricStatistic,
  MissingData,
  Model,
  ModelData,
  RealtimeEndpoint,
  WakeAdjustment,
} from "../src";
import { ExampleStack } from "./example-stack";

/** Where the optimised weights lie: replace it with a prefix in a bucket of your own. */
const MODEL_DATA = "s3://my-model-bucket/llama3-8b/sharding/";

/**
 * Llama 3 8B Instruct as in AWS's announcement of scale to zero.
 *
 * Every number is the post's, or of the notebook that goes with it where the post has a placeholder.
 * @see https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/
 */
export class Llama3Stack extends ExampleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, "us-west-2");

    const executionRole = new ExecutionRole(this, "ExecutionRole");
    const model = new Model(this, "Model", {
      modelName: "llama3-8b-instruct",
      image: "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0-lmi13.0.0-cu124",
      // Meta's licence has to be accepted before SageMaker loads the weights.
      modelData: ModelData.s3Prefix(MODEL_DATA, { acceptEula: true }),
      executionRole,
    });

    const endpoint = new RealtimeEndpoint(this, "Endpoint", {
      endpointName: "llama3-8b",
      executionRole,
      variantName: "AllTraffic",
      instanceType: "ml.g5.12xlarge",
      initialInstanceCount: 1,
      minInstanceCount: 0,
      maxInstanceCount: 3,
      modelDataDownloadTimeout: Duration.seconds(3600),
      containerStartupHealthCheckTimeout: Duration.seconds(3600),
    });

    const component = endpoint.addInferenceComponent("Llama3", {
      inferenceComponentName: "llama3-8b-instruct",
      model,
      modelDataDownloadTimeout: Duration.seconds(3600),
      containerStartupHealthCheckTimeout: Duration.seconds(3600),
      compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
      initialCopies: 1,
      // The notebook gives a copy four devices and still allows 8 copies, of which three instances hold three. With the
      // one device a copy that the post asks for, all 8 fit.
      maxCopies: 8,
      trackingPolicyName: "inference-component-target-tracking-scaling-policy",
      tracking: CopyTracking.concurrentRequestsPerCopy(5),
      scaleInCooldown: Duration.seconds(300),
      scaleOutCooldown: Duration.seconds(300),
      wake: {
        policyName: "inference-component-step-scaling-policy",
        adjustment: WakeAdjustment.CHANGE_IN_CAPACITY,
        copies: 1,
        // Shorter than the cold start of five minutes: clients that keep trying meanwhile bring a second copy. Left as
        // the post has it; without these three lines the library sets the number of copies instead of adding to it.
        cooldown: Duration.seconds(60),
        alarm: {
          alarmName: "ic-step-scaling-policy-alarm",
          statistic: MetricStatistic.MAXIMUM,
          period: Duration.seconds(30),
          evaluationPeriods: 1,
          datapointsToAlarm: 1,
          treatMissingData: MissingData.MISSING,
        },
      },
    });
    this.output(endpoint, component);
  }
}
