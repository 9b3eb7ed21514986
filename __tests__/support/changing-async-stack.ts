import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AsyncEndpoint, ExecutionRole, Model, ModelData } from "../../src";

/** What a second deploy may change. */
export interface AsyncChanges {
  readonly instanceType?: string;
  readonly image?: string;
}

/** An asynchronous endpoint, whose variant is what scales. */
export class ChangingAsyncStack extends TerraformStack {
  constructor(scope: Construct, { instanceType = "ml.g5.xlarge", image = "serving:1" }: AsyncChanges = {}) {
    super(scope, "changing-async");
    new AwsProvider(this, "Aws", { region: "us-west-2" });
    new AsyncEndpoint(this, "Endpoint", {
      endpointName: "transcripts",
      instanceType,
      maxInstanceCount: 2,
      model: new Model(this, "Model", {
        image: `123456789012.dkr.ecr.us-west-2.amazonaws.com/${image}`,
        modelData: ModelData.s3Prefix("s3://models/transcripts/"),
        executionRole: new ExecutionRole(this, "Role"),
      }),
      output: { s3OutputPath: "s3://transcripts/output/" },
    });
  }
}
