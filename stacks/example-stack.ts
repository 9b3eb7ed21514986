import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AppliedEndpointsOutput, AsyncEndpoint, type InferenceComponent, RealtimeEndpoint } from "../src";

/** What the example stacks share: a provider for one region, and state beside the project. */
export abstract class ExampleStack extends TerraformStack {
  constructor(scope: Construct, id: string, region: string) {
    super(scope, id);
    new AwsProvider(this, "Aws", { region });
    // cdktf would write an absolute path, and the same stack would look different on every machine.
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });
  }

  /** What is asked for after the apply: what to call, what to look at, and what `scale-to-zero verify` has to find. */
  protected output(endpoint: RealtimeEndpoint | AsyncEndpoint, ...components: readonly InferenceComponent[]): void {
    new TerraformOutput(this, "endpoint_name", { value: endpoint.endpointName, staticId: true });
    if (components.length > 0) {
      const names = components.map((component) => component.inferenceComponentName);
      new TerraformOutput(this, "inference_component_names", { value: names, staticId: true });
    }
    new AppliedEndpointsOutput(this, "scale_to_zero", { endpoints: this.endpoints });
  }

  /** All that were put on the stack, in their order. */
  private get endpoints(): readonly (RealtimeEndpoint | AsyncEndpoint)[] {
    return this.node.children.filter((child) => child instanceof RealtimeEndpoint || child instanceof AsyncEndpoint);
  }
}
