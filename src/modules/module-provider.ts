import { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

/**
 * Stands for a provider that whoever calls the module configures: cdktf wants one in every stack that has resources of
 * it, and a module must not have one.
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/providers
 */
export class ModuleProvider extends TerraformProvider {
  constructor(scope: Construct, id: string, providerName: string) {
    super(scope, id, { terraformResourceType: providerName, terraformGeneratorMetadata: { providerName } });
  }

  override toTerraform(): Record<string, never> {
    return {};
  }

  override toHclTerraform(): Record<string, never> {
    return {};
  }
}
