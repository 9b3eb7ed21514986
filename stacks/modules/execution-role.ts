import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { ExecutionRole, type IExecutionRole } from "../../src";
import { withDefault } from "../../src/constructs/terraform/nullable";
import { textOf } from "../../src/modules/expression";
import type { Values } from "../../src/modules/inputs/values";
import { Optional } from "../../src/modules/optional";

/** The names of what `executionRole` creates. */
export const EXECUTION_ROLE_NAMES = {
  "OwnRole/ExecutionRole/Role": "execution",
  "OwnRole/ExecutionRole/Grants/Policy": "execution",
};

/** The one inline policy of the created role; known once something was granted. */
export function namePolicy({ grants }: IExecutionRole): void {
  for (const policy of grants?.dependables ?? []) {
    policy.name = "execution";
  }
}

/** The role that was given, or one that is created: what is granted goes to the created one. */
export function executionRole(scope: Construct, inputs: Values): IExecutionRole {
  const arn = inputs.reference("execution_role_arn");
  // At most 64 characters, which is one more than an endpoint's name may have.
  const ownName = `${Fn.substr(inputs.text("endpoint_name"), 0, 54)}-execution`;
  const condition = `coalesce(${inputs.reference("create_execution_role")}, ${arn} == null)`;
  const created = new ExecutionRole(new Optional(scope, "OwnRole", condition), "ExecutionRole", {
    roleName: withDefault(inputs.text("execution_role_name"), ownName),
    permissionsBoundaryArn: inputs.text("permissions_boundary_arn"),
    tags: inputs.map("tags"),
  });
  const { grants } = created;
  return {
    roleArn: textOf(`coalesce(${arn}, one(aws_iam_role.execution[*].arn))`),
    hashKey: textOf(
      `coalesce(${arn}, ${inputs.reference("execution_role_name")}, ${inputs.reference("endpoint_name")})`,
    ),
    grants,
    get dependables() {
      return grants.dependables;
    },
  };
}
