import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";
import type { PolicyDocument } from "./policy-document";

/** An IAM role. */
export interface Role extends Node {
  readonly kind: "role";
  readonly name: Maybe<string>;
  readonly arn: Optional<string>;
  /** Who may assume it. */
  readonly trust: Optional<PolicyDocument>;
  /** The policies written inside the role. */
  readonly inlinePolicies: readonly Maybe<PolicyDocument>[];
}

/** A policy that is given to a role by a resource of its own: an inline one, or the attachment of a managed one. */
export interface RolePolicy extends Node {
  readonly kind: "role-policy";
  /** The role's name. */
  readonly role: Maybe<string>;
  /** Absent for the attachment of a managed policy: `policyArn` says which. */
  readonly document: Optional<PolicyDocument>;
  readonly policyArn: Optional<string>;
}

/** A managed policy of the customer's own. */
export interface ManagedPolicy extends Node {
  readonly kind: "managed-policy";
  readonly name: Maybe<string>;
  readonly arn: Optional<string>;
  readonly document: Optional<PolicyDocument>;
}
