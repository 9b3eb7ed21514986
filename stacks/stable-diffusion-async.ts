import type { Construct } from "constructs";
import { AsyncEndpoint, BacklogTracking, BacklogWake, Duration, Model, WakeAdjustment } from "../src";
import { ExampleStack } from "./example-stack";

/**
 * The asynchronous endpoint of the Stable Diffusion extension for AWS, with both policies as its guide prints them.
 *
 * Its mistake is corrected by the library: a container that waits still uses a little CPU, so tracking CPU never gets to
 * zero instances. The policy and the alarm that end in `-sleep` do, 15 minutes after the last request.
 * @see https://github.com/awslabs/stable-diffusion-aws-extension
 */
export class StableDiffusionAsyncStack extends ExampleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, "us-east-1");

    const endpoint = new AsyncEndpoint(this, "Endpoint", {
      endpointName: "esd-type-c356f91",
      variantName: "prod",
      model: Model.fromName(this, "Model", "esd-model-c356f91"),
      instanceType: "ml.g5.2xlarge",
      maxInstanceCount: 1,
      output: { s3OutputPath: "s3://my-async-bucket/stable-diffusion/output/" },
      tracking: BacklogTracking.cpuUtilization(50),
      trackingPolicyName: "CPUUtil-ScalingPolicy",
      scaleInCooldown: Duration.seconds(300),
      scaleOutCooldown: Duration.seconds(300),
      wake: BacklogWake.standard({
        policyName: "HasBacklogWithoutCapacity-ScalingPolicy",
        adjustment: WakeAdjustment.CHANGE_IN_CAPACITY,
        instances: 1,
        cooldown: Duration.seconds(300),
        alarm: { alarmName: "stable-diffusion-hasbacklogwithoutcapacity-alarm" },
      }),
    });
    this.output(endpoint);
  }
}
