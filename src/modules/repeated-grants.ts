import type { IResolvable } from "cdktf";
import type { PolicyStatement } from "../constructs/iam/policy-statement";
import { RolePolicy } from "../constructs/iam/role-policy";
import { written } from "../constructs/terraform/json";
import { resolved } from "./expression";
import type { Repeated } from "./repeated";

/**
 * Grants on a role outside of a repeated scope, for each of its elements: what is granted here goes to the policy of the
 * role, as one statement an element.
 */
export class RepeatedGrants extends RolePolicy {
  /** @param condition of the elements that need it, as of `Repeated.only`. @default - all do */
  constructor(
    private readonly group: Repeated,
    id: string,
    private readonly target: RolePolicy,
    private readonly condition?: string,
  ) {
    super(group, id, "");
  }

  override get dependables() {
    return this.target.dependables;
  }

  override addLazily(statements: () => readonly PolicyStatement[]): void {
    this.target.addLazily(() =>
      statements().map((statement) => ({ ...statement, each: (whole: object) => this.forEach(whole) })),
    );
  }

  /** A statement that says the same of each element stands once. */
  private forEach(statement: object): IResolvable | object {
    if (this.group.isIn(JSON.stringify(resolved(this, statement)))) {
      return written((write) => this.group.loop(write(statement), this.condition));
    }
    const { condition } = this;
    return condition === undefined
      ? statement
      : written(
          (write) => `[for statement in [${write(statement)}] : statement if anytrue(${this.group.loop(condition)})]`,
        );
  }
}
