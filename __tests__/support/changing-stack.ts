import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { ExecutionRole, Model, ModelData, RealtimeEndpoint } from "../../src";

/** What a second deploy may change. */
export interface Changes {
  readonly endpointName?: string;
  readonly instanceType?: string;
  readonly maxInstanceCount?: number;
  readonly modelName?: string;
  readonly image?: string;
  readonly inferenceComponentName?: string;
  readonly minMemoryMb?: number;
  readonly maxCopies?: number;
  readonly tags?: Readonly<Record<string, string>>;
}

/** One endpoint with a model, a component and an adapter on it. */
export class ChangingStack extends TerraformStack {
  constructor(scope: Construct, changes: Changes = {}) {
    super(scope, "changing");
    new AwsProvider(this, "Aws", { region: "us-west-2" });
    const executionRole = new ExecutionRole(this, "Role");
    const { endpointName = "llm", instanceType = "ml.g5.12xlarge", maxInstanceCount = 2, tags } = changes;
    const endpoint = new RealtimeEndpoint(this, "Endpoint", {
      endpointName,
      instanceType,
      maxInstanceCount,
      executionRole,
      tags,
    });
    const component = endpoint.addInferenceComponent("Component", {
      inferenceComponentName: changes.inferenceComponentName ?? "chat",
      model: new Model(this, "Model", {
        modelName: changes.modelName ?? "chat",
        image: changes.image ?? "123456789012.dkr.ecr.us-west-2.amazonaws.com/serving:1",
        modelData: ModelData.s3Prefix("s3://models/chat/"),
        executionRole,
      }),
      compute: { acceleratorDevices: 1, minMemoryMb: changes.minMemoryMb ?? 1024 },
      maxCopies: changes.maxCopies ?? 4,
    });
    component.addAdapter("Adapter", {
      inferenceComponentName: "support",
      artifactUrl: "s3://models/adapters/support.tar.gz",
    });
  }
}
