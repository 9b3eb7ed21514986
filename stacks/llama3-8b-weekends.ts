import type { Construct } from "constructs";
import { acknowledge, Cron, Duration, ExecutionRole, Model, ModelData, RealtimeEndpoint, SleepMethod } from "../src";
import { ExampleStack } from "./example-stack";

/** Where the optimised weights lie: replace it with a prefix in a bucket of your own. */
const MODEL_DATA = "s3://my-model-bucket/llama3-8b/sharding/";

/**
 * The schedules of AWS's announcement of scale to zero: asleep from Friday 18:00 to Monday 07:00, then two copies. Each
 * of its two methods has a component of its own here; in the post they share names, and the second would be refused.
 *
 * A city stands for the post's `UTC+1`, which has no summer, and the years 2024 to 2025 are gone: they are past.
 * @see https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/
 */
export class Llama3WeekendsStack extends ExampleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, "us-west-2");

    const executionRole = new ExecutionRole(this, "ExecutionRole");
    const model = new Model(this, "Model", {
      modelName: "llama3-8b-weekends",
      image: "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:0.31.0-lmi13.0.0-cu124",
      // Meta's licence has to be accepted before SageMaker loads the weights.
      modelData: ModelData.s3Prefix(MODEL_DATA, { acceptEula: true }),
      executionRole,
    });
    const endpoint = new RealtimeEndpoint(this, "Endpoint", {
      endpointName: "llama3-8b-weekends",
      executionRole,
      variantName: "AllTraffic",
      instanceType: "ml.g5.12xlarge",
      maxInstanceCount: 3,
    });
    const component = (name: string) =>
      endpoint.addInferenceComponent(name, {
        inferenceComponentName: `llama3-8b-${name.toLowerCase()}`,
        model,
        modelDataDownloadTimeout: Duration.seconds(3600),
        containerStartupHealthCheckTimeout: Duration.seconds(3600),
        compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
        maxCopies: 4,
      });
    const weekend = {
      sleep: Cron.weekly("FRI", "18:00"),
      wake: Cron.weekly("MON", "07:00"),
      timeZone: "Europe/Paris",
      copiesOnWake: 2,
    };

    const resized = component("Resized");
    resized.addSleepWindow("Weekend", { ...weekend, method: SleepMethod.copyCount() });
    acknowledge(resized, "S13", "the announcement wakes two copies, and they may go again when nobody calls on Monday");
    const recreated = component("Recreated");
    recreated.addSleepWindow("Weekend", { ...weekend, method: SleepMethod.deleteAndRecreate() });
    acknowledge(recreated, "S18", "the announcement deletes the component for the weekend: nothing is applied then");
    this.output(endpoint, resized, recreated);
  }
}
