import { rmSync } from "node:fs";
import { sayThatNothingWasProven } from "./terraform-setup";

/** After the Terraform layer: removes the workspaces. */
export default function tearDown(): void {
  if (process.env.TERRAFORM_TESTS_SKIPPED !== undefined) {
    sayThatNothingWasProven();
  }
  rmSync(process.env.TERRAFORM_TESTS_ROOT ?? "", { recursive: true, force: true });
}
