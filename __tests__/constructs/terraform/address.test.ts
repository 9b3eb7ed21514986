import { TerraformResource } from "cdktf";
import { addressInText } from "../../../src/constructs/terraform/address";
import { emptyStack } from "../../support/synthesized";

function addressed(logicalId: string): string {
  const resource = new TerraformResource(emptyStack(), "One", { terraformResourceType: "terraform_data" });
  Object.defineProperty(resource, "friendlyUniqueId", { value: logicalId });
  return addressInText(resource);
}

describe("an address in a text of Terraform's", () => {
  it("is that of the resource", () => expect(addressed("llm")).toBe("terraform_data.llm"));

  it("shows the key of a repeated resource as people write it", () => {
    expect(addressed("llm[each.key]")).toBe('terraform_data.llm["${each.key}"]');
  });

  it("keeps the number of a counted one", () => expect(addressed("llm[0]")).toBe("terraform_data.llm[0]"));
});
