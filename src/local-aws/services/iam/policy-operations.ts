import { z } from "zod";
import type { Call } from "../../call";
import { flag } from "../../input";
import { operation } from "../../service";
import { findPolicy, POLICIES, type Policy, versionId } from "./policy";
import { policyDocument } from "./policy-document";
import { ROLES } from "./role";
import { alreadyExists, deleteConflict, entityName, entityPath, iamPage, newId, paging, policyArn } from "./shapes";
import { describedTags, newTags, taggedWith, tagKeys, tagPage, untagged } from "./tags";

const byArn = { PolicyArn: policyArn() } as const;

const rolesWith = (call: Call, arn: string) =>
  call
    .global(ROLES)
    .values()
    .filter(({ attached }) => attached.includes(arn));

const boundedBy = (call: Call, arn: string) =>
  call
    .global(ROLES)
    .values()
    .filter(({ PermissionsBoundary }) => PermissionsBoundary === arn);

/** What a listing tells: GetPolicy tells more. */
const listed = (call: Call, policy: Policy) => ({
  PolicyName: policy.PolicyName,
  PolicyId: policy.PolicyId,
  Arn: policy.Arn,
  Path: policy.Path,
  DefaultVersionId: versionId(policy.defaultVersion),
  AttachmentCount: rolesWith(call, policy.Arn).length,
  PermissionsBoundaryUsageCount: boundedBy(call, policy.Arn).length,
  IsAttachable: true,
  CreateDate: new Date(policy.creationTime),
  UpdateDate: new Date(policy.updateTime),
});

const described = (call: Call, policy: Policy) => ({
  ...listed(call, policy),
  Description: policy.Description,
  Tags: describedTags(policy.tags),
});

function changeTags(call: Call, arn: string, change: (tags: Policy["tags"]) => Policy["tags"]): object {
  const policy = findPolicy(call, arn);
  call.global(POLICIES).put(arn, { ...policy, tags: change(policy.tags) });
  return {};
}

export const policyOperations = {
  CreatePolicy: operation(
    z.object({
      PolicyName: entityName(128),
      Path: entityPath().default("/"),
      Description: z.string().max(1000).optional(),
      PolicyDocument: policyDocument("managed"),
      Tags: newTags().optional(),
    }),
    ({ PolicyName, Path, Description, PolicyDocument: document, Tags }, call) => {
      const Arn = call.globalArn("iam", `policy${Path}${PolicyName}`);
      // A name is taken whatever the path.
      if (
        call
          .global(POLICIES)
          .values()
          .some((policy) => policy.PolicyName === PolicyName)
      ) {
        throw alreadyExists(`A policy called ${PolicyName} already exists. Duplicate names are not allowed.`);
      }
      const policy = call.global(POLICIES).put(Arn, {
        PolicyName,
        PolicyId: newId("ANPA"),
        Path,
        Description,
        Arn,
        tags: taggedWith({}, Tags),
        versions: [{ number: 1, document, creationTime: call.now }],
        defaultVersion: 1,
        lastVersion: 1,
        creationTime: call.now,
        updateTime: call.now,
      });
      const { Description: _, ...created } = described(call, policy);
      return { Policy: created };
    },
  ),

  GetPolicy: operation(z.object(byArn), ({ PolicyArn }, call) => ({
    Policy: described(call, findPolicy(call, PolicyArn)),
  })),

  /** The customer's own only: which ones AWS has is not known here. */
  ListPolicies: operation(
    z.object({
      ...paging,
      Scope: z.enum(["All", "AWS", "Local"]).default("All"),
      OnlyAttached: flag().default(false),
      PathPrefix: z.string().max(512).default("/"),
      PolicyUsageFilter: z.enum(["PermissionsPolicy", "PermissionsBoundary"]).optional(),
    }),
    ({ Scope, OnlyAttached, PathPrefix, PolicyUsageFilter, ...page }, call) => {
      const using = PolicyUsageFilter === "PermissionsBoundary" ? boundedBy : rolesWith;
      const wanted = call
        .global(POLICIES)
        .values()
        .filter(({ Path, Arn }) => {
          const used = !(OnlyAttached || PolicyUsageFilter !== undefined) || using(call, Arn).length > 0;
          return Scope !== "AWS" && Path.startsWith(PathPrefix) && used;
        });
      const answer = iamPage(wanted, { ...page, key: ({ Arn }) => Arn });
      return { Policies: answer.rows.map((policy) => listed(call, policy)), ...answer.page };
    },
  ),

  ListEntitiesForPolicy: operation(
    z.object({
      ...byArn,
      ...paging,
      EntityFilter: z.enum(["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"]).optional(),
      PathPrefix: z.string().max(512).default("/"),
      PolicyUsageFilter: z.enum(["PermissionsPolicy", "PermissionsBoundary"]).default("PermissionsPolicy"),
    }),
    ({ PolicyArn, EntityFilter = "Role", PathPrefix, PolicyUsageFilter, ...page }, call) => {
      findPolicy(call, PolicyArn);
      const using = PolicyUsageFilter === "PermissionsBoundary" ? boundedBy : rolesWith;
      const roles = EntityFilter === "Role" ? using(call, PolicyArn) : [];
      const answer = iamPage(
        roles.filter(({ Path }) => Path.startsWith(PathPrefix)),
        { ...page, key: ({ RoleName }) => RoleName },
      );
      const PolicyRoles = answer.rows.map(({ RoleName, RoleId }) => ({ RoleName, RoleId }));
      return { PolicyGroups: [], PolicyUsers: [], PolicyRoles, ...answer.page };
    },
  ),

  DeletePolicy: operation(z.object(byArn), ({ PolicyArn }, call) => {
    const { versions } = findPolicy(call, PolicyArn);
    if (rolesWith(call, PolicyArn).length > 0 || boundedBy(call, PolicyArn).length > 0) {
      throw deleteConflict("Cannot delete a policy attached to entities.");
    }
    if (versions.length > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. " +
          "The default version is deleted with the policy.",
      );
    }
    call.global(POLICIES).delete(PolicyArn);
    return {};
  }),

  TagPolicy: operation(z.object({ ...byArn, Tags: newTags() }), ({ PolicyArn, Tags }, call) =>
    changeTags(call, PolicyArn, (before) => taggedWith(before, Tags)),
  ),

  UntagPolicy: operation(z.object({ ...byArn, TagKeys: tagKeys() }), ({ PolicyArn, TagKeys }, call) =>
    changeTags(call, PolicyArn, (before) => untagged(before, TagKeys)),
  ),

  ListPolicyTags: operation(z.object({ ...byArn, ...paging }), ({ PolicyArn, ...page }, call) =>
    tagPage(findPolicy(call, PolicyArn).tags, page),
  ),
};
