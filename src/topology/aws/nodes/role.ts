import type { Role as DescribedRole } from "@aws-sdk/client-iam";
import { policyDocument } from "../../documents/policy-document";
import type { PolicyDocument } from "../../nodes/policy-document";
import type { ManagedPolicy, Role, RolePolicy } from "../../nodes/role";
import { isKnown, type Maybe, type Optional, Unknown } from "../../unknown";
import { iamNameOf } from "../../wiring/resource-name";
import { attributesIn } from "./json-text";
import { at } from "./origin";

/** @param inline its policies; unknown those that may not be read */
export const role = (described: DescribedRole, inline: readonly Maybe<string>[]): Role => ({
  kind: "role",
  ...at(described.Arn ?? ""),
  name: described.RoleName ?? Unknown,
  arn: described.Arn,
  trust: document(described.AssumeRolePolicyDocument),
  inlinePolicies: inline.map((text) => (isKnown(text) ? (document(text) ?? Unknown) : Unknown)),
});

/** That a role has a managed policy. */
export const attachment = (roleArn: string, roleName: string, policyArn: Maybe<string>): RolePolicy => ({
  kind: "role-policy",
  ...at(`${roleArn} ${isKnown(policyArn) ? policyArn : "(policies that may not be read)"}`),
  role: roleName,
  document: isKnown(policyArn) ? undefined : Unknown,
  policyArn: isKnown(policyArn) ? policyArn : undefined,
});

export const managedPolicy = (arn: string, text: Maybe<string>): ManagedPolicy => ({
  kind: "managed-policy",
  ...at(arn),
  name: iamNameOf(arn) ?? Unknown,
  arn,
  document: isKnown(text) ? document(text) : Unknown,
});

/** IAM answers in URL encoding. */
function document(encoded: string | undefined): Optional<PolicyDocument> {
  if (encoded === undefined) {
    return undefined;
  }
  try {
    return policyDocument(attributesIn(decodeURIComponent(encoded)));
  } catch {
    return Unknown;
  }
}
