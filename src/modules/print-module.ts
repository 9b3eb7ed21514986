import { join } from "node:path";
import type { App, TerraformStack } from "cdktf";
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import { requireValid } from "../constructs/require-valid";
import { ModuleStack } from "./module-stack";
import { type PrintedModule, printed } from "./printed-module";
import { writeModule } from "./written-module";

/**
 * Prints a stack as the files of a Terraform module in HCL, and writes nothing. A stack that is no `ModuleStack` becomes
 * a root module, with its provider and its backend.
 * @throws ScaleToZeroError with all that is wrong with the constructs, or with what HCL cannot hold and where it is
 */
export function printedModule(stack: TerraformStack): PrintedModule {
  invokeAspects(stack);
  stack.prepareStack();
  requireValid(stack.node.findAll());
  return printed(stack);
}

/**
 * Prints a stack as HCL to a folder: `main.tf`, `variables.tf`, `outputs.tf`, `versions.tf`, `providers.tf` where it has a
 * provider, and the tables of `README.md` between `<!-- BEGIN_TF_DOCS -->` and `<!-- END_TF_DOCS -->`.
 *
 * All files are written, or none. What else is in the folder is left alone.
 * @param directory is made if it is not there
 * @throws ScaleToZeroError with all that is wrong with the constructs, what HCL cannot hold, or why nothing was written
 */
export function printModule(stack: TerraformStack, directory: string): void {
  writeModule(printedModule(stack), directory);
}

/**
 * Prints every `ModuleStack` of an app to a folder that has the stack's id.
 * @throws ScaleToZeroError as `printModule` does; nothing is written when one of the stacks cannot be printed
 */
export function printModules(app: App, directory: string): void {
  const modules = app.node.children.filter((child) => child instanceof ModuleStack).map(printedModule);
  for (const module of modules) {
    writeModule(module, join(directory, module.name));
  }
}
