import {
  anyToHclTerraform,
  anyToTerraform,
  hashMapper,
  hashMapperHcl,
  type TerraformMetaArguments,
  TerraformResource,
} from "cdktf";
import type { Construct } from "constructs";

/** What makes an inference component this one and no other; `undefined` members are left out. */
export type IdentityValues = Readonly<Record<string, string | undefined>>;

/**
 * A `terraform_data` that is replaced when one of its values changes.
 *
 * cdktf's own `DataResource` runs `terraform version` whenever a stack is validated: once for each component, and an
 * error where only OpenTofu is installed. `required_version` says what the resource needs.
 * @see https://developer.hashicorp.com/terraform/language/resources/terraform-data
 */
export class ComponentIdentity extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly values: IdentityValues,
    meta: TerraformMetaArguments = {},
  ) {
    super(scope, id, {
      ...meta,
      terraformResourceType: "terraform_data",
      terraformGeneratorMetadata: { providerName: "terraform" },
    });
  }

  protected override synthesizeAttributes() {
    return { triggers_replace: hashMapper(anyToTerraform)(this.values) };
  }

  protected override synthesizeHclAttributes() {
    return { triggers_replace: hashMapperHcl(anyToHclTerraform)(this.values) };
  }
}
