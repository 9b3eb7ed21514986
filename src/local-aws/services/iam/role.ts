import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import type { Tags } from "../../store/tags";
import { entityName, noSuchEntity } from "./shapes";

export interface Role {
  readonly RoleName: string;
  readonly RoleId: string;
  readonly Path: string;
  readonly Arn: string;
  readonly AssumeRolePolicyDocument: string;
  readonly Description?: string;
  readonly MaxSessionDuration: number;
  readonly PermissionsBoundary?: string;
  readonly creationTime: number;
  readonly tags: Tags;
  /** Inline policies by name. */
  readonly policies: Readonly<Record<string, string>>;
  /** ARNs of managed policies. */
  readonly attached: readonly string[];
}

export const ROLES = tableOf<Role>("iam.roles");

export const byRole = { RoleName: entityName(64) } as const;

export function findRole(call: Call, name: string): Role {
  const role = call.global(ROLES).get(name);
  if (role === undefined) {
    throw noSuchEntity(`The role with name ${name} cannot be found.`);
  }
  return role;
}

export function changeRole(call: Call, name: string, change: Partial<Role>): Role {
  return call.global(ROLES).put(name, { ...findRole(call, name), ...change });
}
