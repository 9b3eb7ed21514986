import { withMembers } from "../checks/kinds";

/** An execution role, whoever made it. */
export const executionRole = withMembers(
  "an execution role",
  "roleArn",
  ["dependables", "node"],
  "write new ExecutionRole(…) or ExecutionRole.fromRole(…), or give the ARN as executionRoleArn",
);
