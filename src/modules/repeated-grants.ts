import { forExpression, type IResolvable, Lazy, ref } from "cdktf";
import type { PolicyStatement } from "../constructs/iam/policy-statement";
import { RolePolicy } from "../constructs/iam/role-policy";
import { escaped } from "../constructs/terraform/json";
import type { Repeated } from "./repeated";

/**
 * Grants on a role outside of a repeated scope, for each of its elements: what is granted here goes to the policy of the
 * role, as one statement an element.
 */
export class RepeatedGrants extends RolePolicy {
  /** @param condition of the elements that need it, in Terraform's words, with `it` for the element. @default - all do */
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
      statements().map((statement) => ({ ...statement, each: (written: object) => this.forEach(written) })),
    );
  }

  private forEach(statement: object): IResolvable {
    return Lazy.anyValue({
      produce: (context) => {
        const all = forExpression(ref(this.group.collection), { ...this.asDocument(statement) });
        const text = this.group.asLoop(String(context.resolve(all)), "key", "val");
        const condition = this.condition?.replace(/\bit\b/g, "val");
        // cdktf knows no `if` in a for expression.
        return condition === undefined ? text : text.replace(/\]$/, ` if ${condition}]`);
      },
    });
  }

  private asDocument(statement: object): object {
    const document = escaped(statement);
    return typeof document === "object" && document !== null ? document : {};
  }
}
