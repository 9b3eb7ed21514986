import type { Construct } from "constructs";
import { CopyTracking, Duration, MetricStatistic, Model, RealtimeEndpoint, WakeAdjustment } from "../src";
import { ExampleStack } from "./example-stack";

/**
 * The recipe of the SageMaker guide, for a model that is there already, with its three mistakes corrected:
 *
 * - its alarm wants more than one refused request in a minute, so a lone request never wakes the endpoint;
 * - it gives both policies the same name, so the second overwrites the first;
 * - it hands the step policy over as a target tracking policy, which the API refuses.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
 */
export class DocsRecipeStack extends ExampleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, "us-east-1");

    const endpoint = new RealtimeEndpoint(this, "Endpoint", {
      endpointName: "docs-recipe",
      instanceType: "ml.g5.xlarge",
      maxInstanceCount: 2,
    });
    const component = endpoint.addInferenceComponent("Component", {
      inferenceComponentName: "docs-recipe",
      model: Model.fromName(this, "Model", "my-model"),
      compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
      maxCopies: 2,
      tracking: CopyTracking.invocationsPerCopy(1),
      scaleInCooldown: Duration.seconds(300),
      scaleOutCooldown: Duration.seconds(300),
      wake: {
        adjustment: WakeAdjustment.CHANGE_IN_CAPACITY,
        copies: 1,
        cooldown: Duration.seconds(60),
        alarm: { alarmName: "ic-step-scaling-alarm", statistic: MetricStatistic.SUM, period: Duration.seconds(60) },
      },
    });
    this.output(endpoint, component);
  }
}
