import { Fn, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { ExecutionRole, type IExecutionRole } from "../../src";
import { ImportedRole } from "../../src/constructs/iam/imported-role";
import { withDefault } from "../../src/constructs/terraform/nullable";
import { textOf } from "../../src/modules/expression";
import type { Values } from "../../src/modules/inputs/values";
import { Optional } from "../../src/modules/optional";
import { requirePrecondition } from "../../src/modules/precondition";

/** The names of what `executionRole` creates. */
export const EXECUTION_ROLE_NAMES = {
  "OwnRole/ExecutionRole/Role": "execution",
  "OwnRole/ExecutionRole/Grants/Policy": "execution",
};

/**
 * The role that was given, or one that is created: what is granted goes to the created one.
 * @param owner what the name of a created role begins with
 * @param isNeeded whether there is something to run with the role, in Terraform's words
 */
export function executionRole(scope: Construct, inputs: Values, owner: string, isNeeded?: string): IExecutionRole {
  const [arn, name] = [inputs.reference("execution_role_arn"), inputs.reference("execution_role_name")];
  const isWanted = `${arn} == null${isNeeded === undefined ? "" : ` && ${isNeeded}`}`;
  const own = new Optional(scope, "OwnRole", `coalesce(${inputs.reference("create_execution_role")}, ${isWanted})`);
  const created = new ExecutionRole(own, "ExecutionRole", {
    // At most 64 characters, which is one more than an endpoint's name may have.
    roleName: withDefault(inputs.text("execution_role_name"), `${Fn.substr(owner, 0, 54)}-execution`),
    permissionsBoundaryArn: inputs.text("permissions_boundary_arn"),
    tags: inputs.map("tags"),
  });
  return new ImportedRole(scope, "Role", {
    roleArn: textOf(`coalesce(${arn}, one(aws_iam_role.execution[*].arn))`),
    hashKey: Fn.coalesce([textOf(arn), textOf(name), owner]),
    grants: created.grants,
  });
}

/** Without a role Terraform would miss an argument of `coalesce`; of two, one would have the permissions and the other run. */
export function requireRole(resource: TerraformResource): void {
  requirePrecondition(resource, {
    condition:
      "var.create_execution_role == null ? true : var.create_execution_role == (var.execution_role_arn == null)",
    errorMessage: "create_execution_role must be false with an execution_role_arn, and true or omitted without one.",
  });
}

/** The role's ARN as an output, which may not fail where the plan has said already what is wrong. */
export const roleOutput = (): string =>
  textOf("try(coalesce(var.execution_role_arn, one(aws_iam_role.execution[*].arn)), null)");

/** The one inline policy of the created role; known once something was granted. */
export function namePolicy({ grants }: IExecutionRole): void {
  for (const policy of grants?.dependables ?? []) {
    policy.name = "execution";
  }
}
