import type { FailOn } from "../../rules/fail-on-level";
import type { Duration } from "../../time/duration";
import type { IVerifiable } from "./i-verifiable";

/** Properties of `PostApplyVerification`. */
export interface PostApplyVerificationProps {
  /** Endpoints to verify, all in one Region, including the components that are added to them later. */
  readonly endpoints: readonly IVerifiable[];
  /**
   * Command that a shell runs in the folder of the Terraform configuration. Environment variables state what to verify.
   * @default "npx --no-install scale-to-zero verify"
   */
  readonly command?: string;
  /** Time limit of the verification. @default - 35 minutes, the default of the command */
  readonly timeout?: Duration;
  /**
   * Lowest severity that fails the apply, and whether an incomplete answer fails it, too.
   * @default FailOn.errors()
   */
  readonly failOn?: FailOn;
  /** Further environment variables of the command, such as `AWS_PROFILE`. @default - only those of Terraform */
  readonly environment?: Readonly<Record<string, string>>;
  /** Interpreter of the command, with its arguments. @default - `/bin/sh -c`, the default of Terraform */
  readonly interpreter?: readonly string[];
}
