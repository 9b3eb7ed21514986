import { Token } from "cdktf";
import { ExecutionRole } from "../../src";
import { expression } from "../../src/modules/expression";
import { GroupGrants } from "../../src/modules/group-grants";
import { text } from "../../src/modules/inputs/attribute";
import { Repeated } from "../../src/modules/repeated";
import { moduleStack } from "../support/printed";

/** The policy of a role outside of a group, as Terraform's expression. */
function policy(grant: (grants: GroupGrants, group: Repeated) => void, condition?: (it: string) => string): string {
  const stack = moduleStack((module) => {
    const role = new ExecutionRole(module, "Role", { roleName: "r" });
    const group = new Repeated(module, "Component", { forEach: "var.components", attributes: { key: text("Key.") } });
    if (role.grants === undefined) {
      throw new Error("a role that is created can be granted something");
    }
    grant(new GroupGrants(group, "Grants", role.grants, condition), group);
  });
  const [{ policy: document }] = Object.values(stack.toTerraform().resource.aws_iam_role_policy) as [
    { readonly policy: string },
  ];
  return document.replace(/\s+/g, " ");
}

describe("a grant in a group on a role outside of it", () => {
  const key = (group: Repeated) => group.value.text("key");

  it("is a statement for each element", () => {
    expect(policy((grants, group) => grants.grantUseKey(key(group)))).toContain(
      'flatten([[for component in var.components : {"Effect" = "Allow", "Action" = ["kms:Decrypt", "kms:GenerateDataKey"], "Resource" = [component.key]}]])',
    );
  });

  it("is one only for elements that need it", () => {
    expect(
      policy(
        (grants, group) => grants.grantUseKey(key(group)),
        (it) => `${it}.key != null`,
      ),
    ).toContain("[component.key]} if component.key != null]");
  });

  it("is one statement where it says the same of all", () => {
    expect(policy((grants) => grants.grantUseKey("arn:aws:kms:::key/1"))).not.toContain("for component");
  });

  it("is there if any element needs it, where it says the same of all", () => {
    expect(
      policy(
        (grants) => grants.grantVpcAccess(),
        (it) => `${it}.key != null`,
      ),
    ).toContain("anytrue([for component in var.components : component.key != null]) ? [");
  });

  it("takes what other expressions say of the element", () => {
    const granted = policy((grants) => grants.grantUseKey(Token.asString(expression("each_component.value.key"))));
    expect(granted).toContain("[component.key]");
  });
});
