import type { TerraformResource } from "cdktf";
import type { ModuleCondition } from "./module-condition";

/** Has Terraform check something before it creates or changes a resource: what takes more than one variable to see. */
export function requirePrecondition(resource: TerraformResource, { condition, errorMessage }: ModuleCondition): void {
  const { lifecycle } = resource;
  const known = lifecycle?.precondition ?? [];
  const added = { condition: `\${${condition}}`, errorMessage };
  resource.lifecycle = { ...lifecycle, precondition: [...known, added] };
}
