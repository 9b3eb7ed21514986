// Only a stack with the provider. The examples that use it show everything else.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";

export const app = new App();
export const stack = new TerraformStack(app, "example");

new AwsProvider(stack, "Aws", { region: "us-east-1" });
