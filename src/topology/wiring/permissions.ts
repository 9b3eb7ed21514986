import type { Inventory } from "../inventory";
import type { ManagedPolicy, Role, RolePolicy } from "../nodes/role";
import type { Directories } from "./directories";
import { findRole } from "./hosting";
import { mention, partOf } from "./mention";
import { Relation } from "./relation";
import { iamNameOf } from "./resource-name";

/** Which policies a role has been given. */
export class Permissions {
  readonly roles = new Relation<RolePolicy, Role>(this.find.isPartial, this.find.work);
  readonly managedPolicies = new Relation<RolePolicy, ManagedPolicy>(this.find.isPartial, this.find.work);

  constructor(
    inventory: Inventory,
    private readonly find: Directories,
  ) {
    for (const policy of inventory.rolePolicies) {
      this.roles.add(policy, findRole(find, mention(policy, policy.role, "role")));
      const arn = mention(policy, policy.policyArn, "policyArn");
      this.managedPolicies.add(policy, find.managedPolicies.find(partOf(arn, iamNameOf)));
    }
  }
}
