import { App, type TerraformStack } from "cdktf";
import { ModuleStack, type ModuleStackOptions, type PrintedModule, printedModule } from "../../src/modules";
import { asRead, normalised, readHcl } from "./read-hcl";

/** A module in an app of its own. */
export function moduleStack(build: (stack: ModuleStack) => void, options?: ModuleStackOptions): ModuleStack {
  const stack = new ModuleStack(new App({ outdir: "." }), "example", options);
  build(stack);
  return stack;
}

/** The files of a module. */
export const filesOf = (build: (stack: ModuleStack) => void): PrintedModule["files"] =>
  printedModule(moduleStack(build)).files;

/** The text of `main.tf`. */
export const mainOf = (build: (stack: ModuleStack) => void): string => filesOf(build)["main.tf"] ?? "";

/** What is printed is what is synthesized, and as `terraform fmt` writes it. */
export async function expectFaithful(stack: TerraformStack): Promise<void> {
  const { files } = printedModule(stack);
  expect(normalised(await readHcl(files))).toEqual(normalised(await asRead(withoutHashes(stack.toTerraform()))));
  for (const text of Object.values(files)) {
    expect(text).toBe(await formatted(text));
  }
}

/** What `terraform fmt` does, without Terraform. */
async function formatted(text: string): Promise<string> {
  const { format }: typeof import("@cdktf/hcl-tools") = require("@cdktf/hcl-tools");
  return text === "" ? "" : format(text);
}

/** cdktf keeps an asset in folders whose names are hashes; a printed module does not. */
const withoutHashes = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document).replaceAll(/\bassets\/[^"/]+\/[0-9A-F]{32}\//g, "assets/"));
