import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { nameShape, wrongKinds } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { uniqueName } from "../checks/unique-name";
import { jsonencode } from "../terraform/json";
import { physicalName } from "../terraform/physical-name";
import { requireVersions } from "../terraform/provider-requirements";
import { trustPolicy } from "./policy-statement";
import { executionRoleProperties, roleAttributes } from "./properties";
import { RolePolicy } from "./role-policy";

/** A role that SageMaker takes on to fetch the image and the model and to write logs. */
export interface IExecutionRole {
  readonly roleArn: string;
  /**
   * What stands for the role in the hash of a name: a name is known before the role exists, its ARN is not.
   * @internal
   */
  readonly hashKey: string;
  /**
   * What has to exist before the role is used.
   * @internal
   */
  readonly dependables: ITerraformDependable[];
  /** Where permissions go; `undefined` for a role that is managed elsewhere. */
  readonly grants?: RolePolicy;
}

/** A role known to Terraform: an `IamRole` or `DataAwsIamRole` of the provider, or anything with a name and an ARN. */
export interface RoleAttributes {
  readonly name: string;
  readonly arn: string;
}

export interface ExecutionRoleProps {
  /**
   * IAM names are unique in an account, across regions.
   * @default - the construct's path, shortened, and a hash of it
   */
  readonly roleName?: string;
  /** @default - none */
  readonly permissionsBoundaryArn?: string;
  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the stack's default provider */
  readonly provider?: TerraformProvider;
}

/**
 * A role with exactly the permissions that are granted on it: this model's S3 prefix, this image's repository, this
 * endpoint's log group.
 *
 * `RealtimeEndpoint` and `Model` create one each where none is given; to share one, create it and hand it to both.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export class ExecutionRole extends Construct implements IExecutionRole {
  /** Grants go to a role that another part of the configuration creates or reads. */
  static fromRole(scope: Construct, id: string, written: RoleAttributes, provider?: TerraformProvider): IExecutionRole {
    const { value: role, problems } = readProperties(roleAttributes, written, "role");
    checkAll(scope, wrongKinds(problems));
    const grants = new RolePolicy(scope, id, role.name, provider);
    return {
      roleArn: role.arn,
      hashKey: role.name,
      grants,
      get dependables() {
        return grants.dependables;
      },
    };
  }

  /** A role that is managed elsewhere: its permissions are not touched. */
  static fromRoleArn(roleArn: string): IExecutionRole {
    return { roleArn, hashKey: roleArn, dependables: [] };
  }

  readonly role: IamRole;
  readonly grants: RolePolicy;
  /** @internal */
  readonly hashKey: string;

  constructor(scope: Construct, id: string, written: ExecutionRoleProps = {}) {
    super(scope, id);
    const { value: props, problems } = readProperties(executionRoleProperties, written);
    const name = props.roleName ?? physicalName(this, limits.names.role.maxLength);
    const conditions = checkAll(this, [
      ...wrongKinds(problems),
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

  get roleArn(): string {
    return this.role.arn;
  }

  /** @internal */
  get dependables(): ITerraformDependable[] {
    return this.grants.dependables;
  }

  /** Read one S3 object, or all below a prefix that ends in a slash. */
  grantRead(uri: string): void {
    this.grants.grantRead(uri);
  }

  /** Write objects below an S3 prefix. */
  grantWrite(uri: string): void {
    this.grants.grantWrite(uri);
  }

  /** Pull one image from Amazon ECR. */
  grantPull(image: string): void {
    this.grants.grantPull(image);
  }

  /** Use a customer managed KMS key. */
  grantUseKey(keyArn: string): void {
    this.grants.grantUseKey(keyArn);
  }
}
