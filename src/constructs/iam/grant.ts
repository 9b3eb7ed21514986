import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { type ITerraformDependable, Lazy, TerraformResource, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { type Check, unless } from "../checks/check";
import { report } from "../checks/report";
import { addressOf } from "../terraform/address";
import { jsonencode } from "../terraform/json";
import { refersTo } from "../terraform/references";
import { type PolicyStatement, policyDocument, type WrittenStatement } from "./policy-statement";

/** What a grant is made of. */
export interface GrantedPermissions {
  /** Called at synthesis, when all constructs exist. */
  readonly statements: () => readonly WrittenStatement[];
  /** The inline policy that has the statements; `undefined` if no policy has them. */
  readonly policy?: IamRolePolicy;
}

/**
 * The result of a `grantX` method: the permissions, and where they are.
 *
 * A role that the stack knows by its name gets an inline policy. Of a role or user that is managed elsewhere only the
 * ARN is known: `success` is then false, and `statements` or `policyDocument` is what its owner has to attach.
 */
export class Grant {
  /** @internal */
  static of(...granted: readonly GrantedPermissions[]): Grant {
    return new Grant(granted);
  }

  /** One grant of several. @internal */
  static combined(grants: readonly Grant[]): Grant {
    return new Grant(grants.flatMap(({ granted }) => granted));
  }

  private constructor(private readonly granted: readonly GrantedPermissions[]) {}

  /**
   * The permissions, as statements of an IAM policy. Complete once all constructs exist: a grant on an endpoint covers
   * the components that are added later.
   */
  get statements(): readonly PolicyStatement[] {
    return statementsOf(this.granted).map(({ actions, resources, conditions }) =>
      conditions === undefined ? { actions, resources } : { actions, resources, conditions },
    );
  }

  /** True if a role in this stack has the permissions, or if there is nothing to grant. */
  get success(): boolean {
    return this.granted.every(({ policy, statements }) => policy !== undefined || statements().length === 0);
  }

  /** The permissions as the JSON of an IAM policy, for the `policy` argument of an `aws_iam_policy`. */
  get policyDocument(): string {
    return Lazy.stringValue({
      produce: (context) => jsonencode(policyDocument(statementsOf(this.granted), context)),
    });
  }

  /** The policies that have the permissions, for `dependsOn`. Empty if `success` is false. */
  get dependables(): ITerraformDependable[] {
    return this.policies;
  }

  /**
   * Has Terraform attach the permissions before it creates these constructs, or anything in them. Of constructs in another
   * stack, the whole stack is deployed after that of the permissions. It does nothing if `success` is false.
   *
   * A construct that the permissions themselves refer to, such as the role, stops the synthesis.
   */
  applyBefore(...constructs: readonly IConstruct[]): void {
    const { policies } = this;
    for (const resource of constructs.flatMap(({ node }) => node.findAll()).filter(isResource)) {
      const stack = TerraformStack.of(resource);
      const others = policies.filter((policy) => policy !== resource);
      const near = others.filter((policy) => TerraformStack.of(policy) === stack);
      // No address reaches into another stack.
      for (const policy of others.filter((other) => !near.includes(other))) {
        stack.addDependency(TerraformStack.of(policy));
      }
      if (near.length > 0) {
        report(resource, () => near.map((policy) => comesAfter(policy, resource)));
        resource.dependsOn = [...new Set([...(resource.dependsOn ?? []), ...near.map(addressOf)])];
      }
    }
  }

  /**
   * Stops the synthesis if `success` is false: the permissions would be missing.
   * @param scope construct whose path the problem names
   */
  assertSuccess(scope: Construct): void {
    report(scope, () => [this.isMissing()]);
  }

  private isMissing(): Check {
    return unless(this.success, {
      property: "the grant",
      isProperty: false,
      value: this.statements.flatMap(({ actions }) => actions),
      requirement: "must be attached to a role",
      advice: "give the name of the role, or attach `grant.policyDocument` to it",
    });
  }

  private get policies(): IamRolePolicy[] {
    return [...new Set(this.granted.flatMap(({ policy }) => policy ?? []))];
  }
}

/** Terraform refuses a circle, with the addresses of all that is on it and without the line that closed it. */
const comesAfter = (policy: IamRolePolicy, resource: TerraformResource): Check =>
  unless(!refersTo(policy, resource), {
    property: "applyBefore",
    value: resource,
    written: addressOf(resource),
    requirement: "must not be given what the permissions themselves refer to",
    advice: "leave it out: Terraform creates it before the permissions",
  });

const statementsOf = (granted: readonly GrantedPermissions[]): WrittenStatement[] =>
  granted.flatMap(({ statements }) => statements());

const isResource = (construct: IConstruct): construct is TerraformResource =>
  TerraformResource.isTerraformResource(construct);
