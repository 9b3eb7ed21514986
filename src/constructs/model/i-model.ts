import type { IConstruct } from "constructs";
import type { Grant } from "../iam/grant";
import type { IExecutionRole } from "../iam/i-execution-role";
import type { RolePolicy } from "../iam/role-policy";

/** A SageMaker model that an inference component or an asynchronous variant loads. */
export interface IModel extends IConstruct {
  /** Name of the model. */
  readonly modelName: string;
  /**
   * What stands for the model in the hash of a name: its name, not a reference to it.
   * @internal
   */
  readonly hashKey: string;
  /** Role that the containers run with; `undefined` for a model that is managed elsewhere. */
  readonly executionRole?: IExecutionRole;
  /** True for a serial pipeline of several containers, which inference components do not run. @default false */
  readonly isPipeline?: boolean;
  /** Allows a role to pull the image and to read the artifacts. A model that is managed elsewhere grants nothing. */
  grantLoad(grants: RolePolicy): Grant;
}
