import type { IResolvable } from "cdktf";
import type { Grant } from "../constructs/iam/grant";
import type { WrittenStatement } from "../constructs/iam/policy-statement";
import { RolePolicy } from "../constructs/iam/role-policy";
import { written } from "../constructs/terraform/json";
import { resolved } from "./expression";
import type { Group, ItemCondition } from "./group";

/**
 * Grants on a role outside of a group, for each of its values: what is granted here goes to the policy of the role, as
 * one statement a value.
 */
export class GroupGrants extends RolePolicy {
  /** @param condition of the values that need it. @default - all do */
  constructor(
    private readonly group: Group,
    id: string,
    private readonly target: RolePolicy,
    private readonly condition?: ItemCondition,
  ) {
    super(group, id, "");
  }

  override get dependables() {
    return this.target.dependables;
  }

  override addLazily(statements: () => readonly WrittenStatement[]): Grant {
    return this.target.addLazily(() =>
      statements().map((statement) => ({
        ...statement,
        each: (whole: object) => this.forEach(statement.each?.(whole) ?? whole),
      })),
    );
  }

  private forEach(statement: object): IResolvable | object {
    const { group, condition } = this;
    // What says the same of each value may be what another grant says.
    return condition === undefined && !group.isIn(JSON.stringify(resolved(this, statement)))
      ? statement
      : written((write) => group.listOf(write(statement), condition));
  }
}
