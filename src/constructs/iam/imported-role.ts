import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { IExecutionRole } from "./i-execution-role";
import { RolePolicy } from "./role-policy";

/** What is known of a role that is managed elsewhere. */
export interface ImportedRoleProps {
  readonly roleArn: string;
  /** What stands for the role in the hash of a name. */
  readonly hashKey: string;
  /** The role's name, if permissions may be added to it. */
  readonly roleName?: string;
  /** Where permissions go instead. @default - to a policy of the role with that name */
  readonly grants?: RolePolicy;
  /** @default - the policy that permissions go to */
  readonly dependables?: readonly ITerraformDependable[];
  readonly provider?: TerraformProvider;
}

/** A role that is managed elsewhere. */
export class ImportedRole extends Construct implements IExecutionRole {
  readonly roleArn: string;
  readonly hashKey: string;
  readonly grants?: RolePolicy;
  private readonly given?: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ImportedRoleProps) {
    super(scope, id);
    const { roleArn, hashKey, roleName, grants, dependables, provider } = props;
    this.roleArn = roleArn;
    this.hashKey = hashKey;
    this.grants = grants ?? (roleName === undefined ? undefined : new RolePolicy(this, "Grants", roleName, provider));
    this.given = dependables;
  }

  get dependables(): ITerraformDependable[] {
    return [...(this.given ?? this.grants?.dependables ?? [])];
  }
}
