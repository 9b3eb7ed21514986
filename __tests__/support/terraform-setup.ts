import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AWS_PROVIDER_VERSION, TERRAFORM_VERSION } from "../../src/constructs/terraform/provider-requirements";
import { runTerraform } from "./terraform-command";

/**
 * Before the Terraform layer: looks for Terraform and a provider that the stacks accept, and installs the provider
 * once for all workspaces.
 *
 * Where one of them is missing the tests are skipped, loudly; with REQUIRE_TERRAFORM=1 that is a failure.
 * A plan of an inference component asks CloudFormation for its schema: without AWS, AWS_ENDPOINT_URL_CLOUDFORMATION
 * has to name something that answers DescribeType.
 */
export default async function setUp(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "terraform-tests-"));
  process.env.TERRAFORM_TESTS_ROOT = root;
  try {
    await installProvider(root);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (process.env.REQUIRE_TERRAFORM === "1") {
      rmSync(root, { recursive: true, force: true });
      throw new Error(`REQUIRE_TERRAFORM is 1, and the Terraform tests cannot run: ${reason}`);
    }
    process.env.TERRAFORM_TESTS_SKIPPED = reason;
    sayThatNothingWasProven();
  }
}

/** Once before the tests and once after them, where people look. */
export function sayThatNothingWasProven(): void {
  const reason = process.env.TERRAFORM_TESTS_SKIPPED;
  process.stderr.write(`\nTHE TERRAFORM TESTS ARE SKIPPED, NOTHING OF THIS LAYER IS PROVEN: ${reason}\n\n`);
}

/** Provider and lock file stay in the root: with them, the init of a workspace takes a tenth of a second. */
async function installProvider(root: string): Promise<void> {
  const requirements = {
    required_version: TERRAFORM_VERSION,
    required_providers: { aws: { source: "hashicorp/aws", version: AWS_PROVIDER_VERSION } },
  };
  writeFileSync(join(root, "main.tf.json"), JSON.stringify({ terraform: requirements }));
  await runTerraform(root, ["init", "-input=false", "-no-color"]);
}
