import { limits } from "../../catalogue/limits";
import { arnOf } from "../checks/arn-kind";
import { provider, text, texts } from "../checks/kinds";
import { named } from "../checks/name-kind";
import { unknownText } from "../checks/placeholders";
import { optional, type Properties, required } from "../checks/properties";
import type { ExecutionRoleProps, RoleAttributes } from "./execution-role-props";

/** What the properties of a role may be. */
export const executionRoleProperties: Properties<ExecutionRoleProps> = {
  roleName: optional(text),
  permissionsBoundaryArn: optional(text),
  tags: optional(texts),
  provider: optional(provider),
};

/** What a role has to tell about itself. */
export const roleAttributes: Properties<RoleAttributes> = {
  name: required(named(limits.names.role), unknownText),
  arn: required(arnOf(limits.arns.role), unknownText),
};

/** What is known of a role that is managed elsewhere. */
export const roleArnProperties: Properties<{ readonly roleArn: string }> = {
  roleArn: required(arnOf(limits.arns.role), unknownText),
};
