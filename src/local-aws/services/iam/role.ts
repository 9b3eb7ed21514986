import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { list, numeric, tags } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { tableOf } from "../../store/table";
import { type Tags, tagsFrom } from "../../store/tags";
import { policyDocument, written } from "./policy-document";

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
  /** IAM is global and its tags are not by ARN. */
  readonly tags: Tags;
  /** Inline policies by name. */
  readonly policies: Readonly<Record<string, string>>;
  /** ARNs of managed policies. */
  readonly attached: readonly string[];
}

const ROLES = tableOf<Role>("iam.roles");

export const roleName = () =>
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\w+=,.@-]+$/);

export const byRole = { RoleName: roleName() } as const;
export const paging = {
  Marker: z.string().optional(),
  MaxItems: numeric(z.int().min(1).max(1000)).default(100),
} as const;

export const noSuchEntity = (message: string) => new AwsError("NoSuchEntityException", message, 404, "NoSuchEntity");
export const deleteConflict = (message: string) =>
  new AwsError("DeleteConflictException", message, 409, "DeleteConflict");

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

/** Such as AROA… for a role: four letters for the kind and 17 more. */
const newId = () =>
  `AROA${randomBytes(17)
    .toString("base64url")
    .toUpperCase()
    .replace(/[^A-Z2-7]/g, "A")
    .slice(0, 17)}`;

export const roleOperations = {
  CreateRole: operation(
    z.object({
      ...byRole,
      Path: z
        .string()
        .regex(/^\/(.*\/)?$/)
        .default("/"),
      AssumeRolePolicyDocument: policyDocument(),
      Description: z.string().max(1000).optional(),
      MaxSessionDuration: numeric(z.int().min(3600).max(43_200)).default(3600),
      PermissionsBoundary: z.string().optional(),
      Tags: tags(50).optional(),
    }),
    ({ Tags, ...input }, call) => {
      const { RoleName, Path } = input;
      if (call.global(ROLES).has(RoleName)) {
        throw new AwsError(
          "EntityAlreadyExistsException",
          `Role with name ${RoleName} already exists.`,
          409,
          "EntityAlreadyExists",
        );
      }
      const role = call.global(ROLES).put(RoleName, {
        ...input,
        RoleId: newId(),
        Arn: call.globalArn("iam", `role${Path}${RoleName}`),
        creationTime: call.now,
        tags: tagsFrom(Tags),
        policies: {},
        attached: [],
      });
      return { Role: described(role) };
    },
  ),

  GetRole: operation(z.object(byRole), ({ RoleName }, call) => ({ Role: described(findRole(call, RoleName)) })),

  ListRoles: operation(z.object({ ...paging, PathPrefix: z.string().default("/") }), (input, call) => {
    const wanted = call
      .global(ROLES)
      .values()
      .filter(({ Path }) => Path.startsWith(input.PathPrefix));
    const { rows, next } = pageOf(wanted, {
      key: ({ RoleName }) => RoleName,
      token: input.Marker,
      limit: input.MaxItems,
    });
    return { Roles: rows.map(described), IsTruncated: next !== undefined, Marker: next };
  }),

  UpdateRole: operation(
    z.object({
      ...byRole,
      Description: z.string().max(1000).optional(),
      MaxSessionDuration: numeric(z.int().min(3600).max(43_200)).optional(),
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
    z.object({ ...byRole, Description: z.string().max(1000) }),
    ({ RoleName, Description }, call) => ({
      Role: described(changeRole(call, RoleName, { Description })),
    }),
  ),

  UpdateAssumeRolePolicy: operation(
    z.object({ ...byRole, PolicyDocument: policyDocument() }),
    ({ RoleName, PolicyDocument }, call) => {
      changeRole(call, RoleName, { AssumeRolePolicyDocument: PolicyDocument });
      return {};
    },
  ),

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

  TagRole: operation(z.object({ ...byRole, Tags: tags(50) }), ({ RoleName, Tags }, call) => {
    changeRole(call, RoleName, { tags: { ...findRole(call, RoleName).tags, ...tagsFrom(Tags) } });
    return {};
  }),

  UntagRole: operation(z.object({ ...byRole, TagKeys: list(z.string()) }), ({ RoleName, TagKeys }, call) => {
    const left = Object.entries(findRole(call, RoleName).tags).filter(([key]) => !TagKeys.includes(key));
    changeRole(call, RoleName, { tags: Object.fromEntries(left) });
    return {};
  }),

  ListRoleTags: operation(z.object({ ...byRole, ...paging }), ({ RoleName }, call) => ({
    Tags: tagList(findRole(call, RoleName).tags),
    IsTruncated: false,
  })),

  // There are no instance profiles here; the Terraform provider asks before it deletes a role.
  ListInstanceProfilesForRole: operation(z.object({ ...byRole, ...paging }), ({ RoleName }, call) => {
    findRole(call, RoleName);
    return { InstanceProfiles: [], IsTruncated: false };
  }),
};

const tagList = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

function described({
  policies: _policies,
  attached: _attached,
  tags,
  creationTime,
  PermissionsBoundary,
  ...role
}: Role) {
  return {
    ...role,
    AssumeRolePolicyDocument: written(role.AssumeRolePolicyDocument),
    CreateDate: new Date(creationTime),
    RoleLastUsed: {},
    Tags: Object.keys(tags).length === 0 ? undefined : tagList(tags),
    PermissionsBoundary:
      PermissionsBoundary === undefined
        ? undefined
        : { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: PermissionsBoundary },
  };
}
