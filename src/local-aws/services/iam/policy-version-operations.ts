import { z } from "zod";
import type { Call } from "../../call";
import { flag } from "../../input";
import { operation } from "../../service";
import { findPolicy, POLICIES, type Policy, type PolicyVersion, versionId } from "./policy";
import { policyDocument, written } from "./policy-document";
import { deleteConflict, iamPage, limitExceeded, noSuchEntity, paging, policyArn } from "./shapes";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html */
const MAX_VERSIONS = 5;

const byArn = { PolicyArn: policyArn() } as const;
const byVersion = { ...byArn, VersionId: z.string().regex(/^v[1-9]\d*(\.[A-Za-z0-9-]*)?$/) } as const;

const described = ({ defaultVersion }: Policy, { number, creationTime }: PolicyVersion) => ({
  VersionId: versionId(number),
  IsDefaultVersion: number === defaultVersion,
  CreateDate: new Date(creationTime),
});

function findVersion(policy: Policy, id: string): PolicyVersion {
  const version = policy.versions.find(({ number }) => versionId(number) === id);
  if (version === undefined) {
    throw noSuchEntity(`Policy ${policy.Arn} version ${id} does not exist or is not attachable.`);
  }
  return version;
}

const change = (call: Call, policy: Policy, changes: Partial<Policy>) =>
  call.global(POLICIES).put(policy.Arn, { ...policy, ...changes, updateTime: call.now });

/** How Terraform changes the document of a policy. */
export const policyVersionOperations = {
  CreatePolicyVersion: operation(
    z.object({ ...byArn, PolicyDocument: policyDocument("managed"), SetAsDefault: flag().default(false) }),
    ({ PolicyArn, PolicyDocument: document, SetAsDefault }, call) => {
      const policy = findPolicy(call, PolicyArn);
      if (policy.versions.length >= MAX_VERSIONS) {
        throw limitExceeded(
          `A managed policy can have up to ${MAX_VERSIONS} versions. ` +
            "Before you create a new version, you must delete an existing version.",
        );
      }
      const version = { number: policy.lastVersion + 1, document, creationTime: call.now };
      const changed = change(call, policy, {
        versions: [...policy.versions, version],
        lastVersion: version.number,
        defaultVersion: SetAsDefault ? version.number : policy.defaultVersion,
      });
      return { PolicyVersion: described(changed, version) };
    },
  ),

  GetPolicyVersion: operation(z.object(byVersion), ({ PolicyArn, VersionId }, call) => {
    const policy = findPolicy(call, PolicyArn);
    const version = findVersion(policy, VersionId);
    return { PolicyVersion: { ...described(policy, version), Document: written(version.document) } };
  }),

  /** The newest first. */
  ListPolicyVersions: operation(z.object({ ...byArn, ...paging }), ({ PolicyArn, ...wanted }, call) => {
    const policy = findPolicy(call, PolicyArn);
    const key = ({ number }: PolicyVersion) => String(number).padStart(10, "0");
    const { rows, page } = iamPage(policy.versions, { ...wanted, key, descending: true });
    return { Versions: rows.map((version) => described(policy, version)), ...page };
  }),

  DeletePolicyVersion: operation(z.object(byVersion), ({ PolicyArn, VersionId }, call) => {
    const policy = findPolicy(call, PolicyArn);
    const version = findVersion(policy, VersionId);
    if (version.number === policy.defaultVersion) {
      throw deleteConflict("Cannot delete the default version of a policy.");
    }
    change(call, policy, { versions: policy.versions.filter((other) => other !== version) });
    return {};
  }),

  SetDefaultPolicyVersion: operation(z.object(byVersion), ({ PolicyArn, VersionId }, call) => {
    const policy = findPolicy(call, PolicyArn);
    change(call, policy, { defaultVersion: findVersion(policy, VersionId).number });
    return {};
  }),
};
