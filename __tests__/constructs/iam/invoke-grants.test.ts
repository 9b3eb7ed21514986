import type { TerraformStack } from "cdktf";
import { RealtimeEndpoint } from "../../../src";
import { inferenceComponent, modelNamed, ROLE_ARN, realtimeEndpoint } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { resource, resources, stackWithProvider } from "../../support/synthesized";

const CALLER = { name: "caller", arn: "arn:aws:iam::123456789012:role/caller" };
const POLICY = "aws_iam_role_policy";
const component = (name: string) =>
  `arn:\${data.aws_partition.ScaleToZeroPartition.partition}:sagemaker:*:*:inference-component/${name}`;

function invocable(stack: TerraformStack): unknown {
  return Object(document(resource(stack, POLICY).policy)).Statement;
}

describe("the permission to call", () => {
  it("an endpoint covers the components that are added afterwards, and their adapters", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    endpoint.grantInvoke(CALLER);
    inferenceComponent(stack, {}, endpoint).addAdapter("Lora", {
      inferenceComponentName: "lora",
      artifactUrl: "s3://bucket/a.tar.gz",
    });
    expect(invocable(stack)).toEqual([
      {
        Effect: "Allow",
        Action: ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"],
        Resource: [
          expect.stringMatching(/^\$\{aws_sagemaker_endpoint\.\w+\.arn\}$/),
          component("llama"),
          component("lora"),
        ],
      },
    ]);
  });

  it("one component does not cover the others", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    const llama = inferenceComponent(stack, {}, endpoint);
    endpoint.addInferenceComponent("Other", {
      inferenceComponentName: "other",
      model: modelNamed("m"),
      compute: { minMemoryMb: 1024 },
      maxCopies: 1,
    });
    llama.grantInvoke(CALLER);
    expect(invocable(stack)).toMatchObject([
      { Resource: [expect.stringMatching(/:endpoint\/\$\{aws_sagemaker_endpoint\.\w+\.name\}$/), component("llama")] },
    ]);
  });

  it("an adapter does not cover its base", () => {
    const stack = stackWithProvider();
    const lora = inferenceComponent(stack).addAdapter("Lora", {
      inferenceComponentName: "lora",
      artifactUrl: "s3://bucket/a.tar.gz",
    });
    lora.grantInvoke(CALLER);
    expect(invocable(stack)).toMatchObject([
      { Resource: [expect.stringMatching(/:endpoint\/\$\{aws_sagemaker_endpoint\.\w+\.name\}$/), component("lora")] },
    ]);
  });

  it("can be given to several roles", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    endpoint.grantInvoke(CALLER);
    endpoint.grantInvoke({ ...CALLER, name: "other" });
    expect(
      resources(stack, POLICY)
        .map(({ role }) => role)
        .sort(),
    ).toEqual(["caller", "other"]);
  });

  it("has a name that IAM takes, whatever the construct is called", () => {
    const stack = stackWithProvider();
    const endpoint = new RealtimeEndpoint(stack, "My Endpoint (é)", {
      instanceType: "ml.g5.xlarge",
      maxInstanceCount: 1,
      executionRoleArn: ROLE_ARN,
    });
    endpoint.grantInvoke(CALLER);
    expect(resource(stack, POLICY).name).toMatch(/^[\w+=,.@-]{1,128}$/);
  });
});
