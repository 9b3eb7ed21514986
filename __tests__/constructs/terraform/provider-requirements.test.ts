import { realtimeEndpoint } from "../../support/builders";
import { stackWithProvider, synthesized } from "../../support/synthesized";

describe("what a stack asks of Terraform", () => {
  it("is the range of providers that know what the resources need, not the version of the bindings", () => {
    const stack = stackWithProvider();
    realtimeEndpoint(stack);
    expect(synthesized(stack).terraform).toMatchObject({
      required_version: ">= 1.5.0",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 6.21.0, < 7.0.0" } },
    });
  });
});
