import { z } from "zod";
import { numeric } from "../../input";
import { operation } from "../../service";
import { requireAttachable } from "./policy";
import { policyDocument, written } from "./policy-document";
import { byRole, changeRole, findRole, ROLES, type Role } from "./role";
import { alreadyExists, deleteConflict, entityPath, iamPage, newId, paging, policyArn } from "./shapes";
import { describedTags, newTags, taggedWith, tagKeys, tagPage, untagged } from "./tags";

const description = () => z.string().max(1000);
const maxSessionDuration = () => numeric(z.int().min(3600).max(43_200));

export const roleOperations = {
  CreateRole: operation(
    z.object({
      ...byRole,
      Path: entityPath().default("/"),
      AssumeRolePolicyDocument: policyDocument("trust"),
      Description: description().optional(),
      MaxSessionDuration: maxSessionDuration().default(3600),
      PermissionsBoundary: policyArn().optional(),
      Tags: newTags().optional(),
    }),
    ({ Tags, ...input }, call) => {
      const { RoleName, Path, PermissionsBoundary } = input;
      if (call.global(ROLES).has(RoleName)) {
        throw alreadyExists(`Role with name ${RoleName} already exists.`);
      }
      if (PermissionsBoundary !== undefined) {
        requireAttachable(call, PermissionsBoundary, "Scope ARN:");
      }
      const role = call.global(ROLES).put(RoleName, {
        ...input,
        RoleId: newId("AROA"),
        Arn: call.globalArn("iam", `role${Path}${RoleName}`),
        creationTime: call.now,
        tags: taggedWith({}, Tags),
        policies: {},
        attached: [],
      });
      return { Role: described(role) };
    },
  ),

  GetRole: operation(z.object(byRole), ({ RoleName }, call) => ({ Role: described(findRole(call, RoleName)) })),

  ListRoles: operation(z.object({ ...paging, PathPrefix: z.string().max(512).default("/") }), (input, call) => {
    const wanted = call
      .global(ROLES)
      .values()
      .filter(({ Path }) => Path.startsWith(input.PathPrefix));
    const { rows, page } = iamPage(wanted, { ...input, key: ({ RoleName }) => RoleName });
    return { Roles: rows.map(listed), ...page };
  }),

  UpdateRole: operation(
    z.object({
      ...byRole,
      Description: description().optional(),
      MaxSessionDuration: maxSessionDuration().optional(),
    }),
    ({ RoleName, Description, MaxSessionDuration }, call) => {
      const role = findRole(call, RoleName);
      changeRole(call, RoleName, {
        Description: Description ?? role.Description,
        MaxSessionDuration: MaxSessionDuration ?? role.MaxSessionDuration,
      });
      return {};
    },
  ),

  UpdateRoleDescription: operation(
    z.object({ ...byRole, Description: description() }),
    ({ RoleName, Description }, call) => ({
      Role: described(changeRole(call, RoleName, { Description })),
    }),
  ),

  UpdateAssumeRolePolicy: operation(
    z.object({ ...byRole, PolicyDocument: policyDocument("trust") }),
    ({ RoleName, PolicyDocument }, call) => {
      changeRole(call, RoleName, { AssumeRolePolicyDocument: PolicyDocument });
      return {};
    },
  ),

  PutRolePermissionsBoundary: operation(
    z.object({ ...byRole, PermissionsBoundary: policyArn() }),
    ({ RoleName, PermissionsBoundary }, call) => {
      findRole(call, RoleName);
      requireAttachable(call, PermissionsBoundary, "Scope ARN:");
      changeRole(call, RoleName, { PermissionsBoundary });
      return {};
    },
  ),

  DeleteRolePermissionsBoundary: operation(z.object(byRole), ({ RoleName }, call) => {
    changeRole(call, RoleName, { PermissionsBoundary: undefined });
    return {};
  }),

  DeleteRole: operation(z.object(byRole), ({ RoleName }, call) => {
    const { policies, attached } = findRole(call, RoleName);
    if (attached.length > 0) {
      throw deleteConflict("Cannot delete entity, must detach all policies first.");
    }
    if (Object.keys(policies).length > 0) {
      throw deleteConflict("Cannot delete entity, must delete policies first.");
    }
    call.global(ROLES).delete(RoleName);
    return {};
  }),

  TagRole: operation(z.object({ ...byRole, Tags: newTags() }), ({ RoleName, Tags }, call) => {
    changeRole(call, RoleName, { tags: taggedWith(findRole(call, RoleName).tags, Tags) });
    return {};
  }),

  UntagRole: operation(z.object({ ...byRole, TagKeys: tagKeys() }), ({ RoleName, TagKeys }, call) => {
    changeRole(call, RoleName, { tags: untagged(findRole(call, RoleName).tags, TagKeys) });
    return {};
  }),

  ListRoleTags: operation(z.object({ ...byRole, ...paging }), ({ RoleName, ...page }, call) =>
    tagPage(findRole(call, RoleName).tags, page),
  ),

  // There are no instance profiles here; the Terraform provider asks before it deletes a role.
  ListInstanceProfilesForRole: operation(z.object({ ...byRole, ...paging }), ({ RoleName }, call) => {
    findRole(call, RoleName);
    return { InstanceProfiles: [], IsTruncated: false };
  }),
};

/**
 * What a listing tells: GetRole tells more.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */
const listed = (role: Role) => ({
  RoleName: role.RoleName,
  RoleId: role.RoleId,
  Path: role.Path,
  Arn: role.Arn,
  AssumeRolePolicyDocument: written(role.AssumeRolePolicyDocument),
  Description: role.Description,
  MaxSessionDuration: role.MaxSessionDuration,
  CreateDate: new Date(role.creationTime),
});

const described = (role: Role) => ({
  ...listed(role),
  RoleLastUsed: {},
  Tags: describedTags(role.tags),
  PermissionsBoundary:
    role.PermissionsBoundary === undefined
      ? undefined
      : { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: role.PermissionsBoundary },
});
