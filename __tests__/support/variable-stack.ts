import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { CopyTracking, Duration, Model, RealtimeEndpoint } from "../../src";

/** A stack whose values Terraform alone knows, as in a module. */
export class VariableStack extends TerraformStack {
  constructor(scope: Construct) {
    super(scope, "variables");
    new AwsProvider(this, "Aws", { region: "us-west-2" });
    const endpoint = new RealtimeEndpoint(this, "Endpoint", {
      endpointName: this.text("endpoint_name", "llm"),
      executionRoleArn: this.text("execution_role_arn", "arn:aws:iam::123456789012:role/serving"),
      instanceType: this.text("instance_type", "ml.g5.12xlarge"),
      minInstanceCount: this.number("min_instance_count", 0),
      maxInstanceCount: this.number("max_instance_count", 2),
    });
    endpoint.addInferenceComponent("Component", {
      inferenceComponentName: this.text("component_name", "chat"),
      model: new Model(this, "Model", {
        modelName: this.text("model_name", "chat"),
        image: this.text("image", "123456789012.dkr.ecr.us-west-2.amazonaws.com/serving:1"),
        executionRoleArn: endpoint.executionRole.roleArn,
      }),
      compute: { acceleratorDevices: 1, minMemoryMb: this.number("min_memory_mb", 1024) },
      initialCopies: 1,
      maxCopies: this.number("max_copies", 4),
      tracking: CopyTracking.concurrentRequestsPerCopy(this.number("requests_per_copy", 5)),
      scaleInCooldown: Duration.seconds(this.number("scale_in_cooldown", 300)),
      wake: { copies: this.number("wake_copies", 1), alarm: { alarmName: this.text("alarm_name", "chat-wake") } },
    });
  }

  private text(name: string, value: string): string {
    return new TerraformVariable(this, name, { type: "string", default: value }).stringValue;
  }

  private number(name: string, value: number): number {
    return new TerraformVariable(this, name, { type: "number", default: value }).numberValue;
  }
}
