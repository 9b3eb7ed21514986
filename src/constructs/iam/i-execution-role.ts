import type { ITerraformDependable } from "cdktf";
import type { IConstruct } from "constructs";
import type { RolePolicy } from "./role-policy";

/** A role that SageMaker assumes to pull the image, read the model and write logs. */
export interface IExecutionRole extends IConstruct {
  /** ARN of the role. Known after the role is created. */
  readonly roleArn: string;
  /**
   * What stands for the role in the hash of a name: a name is known before the role exists, its ARN is not.
   * @internal
   */
  readonly hashKey: string;
  /** What must exist before SageMaker assumes the role: the policy with its permissions. For `dependsOn`. */
  readonly dependables: ITerraformDependable[];
  /** The policy that grants add permissions to; `undefined` for a role that is managed elsewhere. */
  readonly grants?: RolePolicy;
}
