import type { TerraformProvider } from "cdktf";

/** A role in this account: an `IamRole` or a `DataAwsIamRole` of the provider, or anything with a name and an ARN. */
export interface RoleAttributes {
  /** Name of the role, without its path. */
  readonly name: string;
  /** ARN of the role. */
  readonly arn: string;
}

/** Properties of `ExecutionRole`. */
export interface ExecutionRoleProps {
  /**
   * Name of the role. Must be unique in the account, across Regions.
   * @default - the construct's path, shortened, and a hash of it
   */
  readonly roleName?: string;
  /** ARN of the policy that bounds the permissions of the role. @default - none */
  readonly permissionsBoundaryArn?: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}
