import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { nameShape } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { uniqueName } from "../checks/unique-name";
import { jsonencode } from "../terraform/json";
import { physicalName } from "../terraform/physical-name";
import { requireVersions } from "../terraform/provider-requirements";
import { recordLine } from "../terraform/record-line";
import type { ExecutionRoleProps, RoleAttributes } from "./execution-role-props";
import type { Grant } from "./grant";
import type { IExecutionRole } from "./i-execution-role";
import { ImportedRole } from "./imported-role";
import { trustPolicy } from "./policy-statement";
import { executionRoleProperties, roleArnProperties, roleAttributes } from "./properties";
import { RolePolicy } from "./role-policy";

/**
 * A role with exactly the permissions that are granted on it: this model's S3 prefix, this image's repository, this
 * endpoint's log group.
 *
 * `RealtimeEndpoint` and `Model` create one each where none is given; to share one, create it and hand it to both.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export class ExecutionRole extends Construct implements IExecutionRole {
  /**
   * A role that another part of the configuration creates or reads. Grants add permissions to it, in an inline policy of
   * their own.
   * @param provider @default - the stack's default provider
   */
  static fromRole(scope: Construct, id: string, written: RoleAttributes, provider?: TerraformProvider): IExecutionRole {
    const { value: role, problems } = readProperties(roleAttributes, written, "role");
    const imported = new ImportedRole(scope, id, {
      roleArn: role.arn,
      hashKey: role.name,
      roleName: role.name,
      provider,
    });
    checkAll(imported, problems);
    return imported;
  }

  /** A role whose permissions are managed elsewhere: grants do not change them. */
  static fromRoleArn(scope: Construct, id: string, roleArn: string): IExecutionRole {
    const { value, problems } = readProperties(roleArnProperties, { roleArn }, "role");
    const imported = new ImportedRole(scope, id, { roleArn: value.roleArn, hashKey: value.roleArn });
    checkAll(imported, problems);
    return imported;
  }

  /** The role in Terraform. */
  readonly role: IamRole;
  /** The policy that grants add permissions to. */
  readonly grants: RolePolicy;
  /** @internal */
  readonly hashKey: string;

  constructor(scope: Construct, id: string, written: ExecutionRoleProps = {}) {
    super(scope, id);
    recordLine(this, ExecutionRole);
    const { value: props, problems } = readProperties(executionRoleProperties, written);
    const name = props.roleName ?? physicalName(this, limits.names.role.maxLength);
    const conditions = checkAll(this, [
      ...problems,
      nameShape("roleName", props.roleName, limits.names.role),
      uniqueName(this, "roleName", "role", name, props.provider),
    ]);
    requireVersions(this);

    this.role = new IamRole(this, "Role", {
      provider: props.provider,
      name,
      description: "SageMaker fetches the model and writes the logs of an endpoint with this role",
      assumeRolePolicy: jsonencode(trustPolicy("sagemaker.amazonaws.com")),
      permissionsBoundary: props.permissionsBoundaryArn,
      tags: props.tags,
      lifecycle: conditions.length === 0 ? undefined : { precondition: conditions },
    });
    this.hashKey = name;
    this.grants = new RolePolicy(this, "Grants", this.role.name, props.provider);
  }

  /** ARN of the role. Known after the role is created. */
  get roleArn(): string {
    return this.role.arn;
  }

  /** The policy with the permissions of the role. For `dependsOn`. */
  get dependables(): ITerraformDependable[] {
    return this.grants.dependables;
  }

  /** Read one S3 object, or all below a prefix that ends in a slash. */
  grantRead(uri: string): Grant {
    return this.grants.grantRead(uri);
  }

  /** Write objects below an S3 prefix. */
  grantWrite(uri: string): Grant {
    return this.grants.grantWrite(uri);
  }

  /** Pull one image from Amazon ECR. */
  grantPull(image: string): Grant {
    return this.grants.grantPull(image);
  }

  /** Use a customer managed KMS key. */
  grantUseKey(keyArn: string): Grant {
    return this.grants.grantUseKey(keyArn);
  }
}
