import { cpSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runTerraform } from "./terraform-command";

const MODULES = join(__dirname, "../../modules");

/** The names of all printed modules: a new one is tested without being named here. */
export const moduleNames = (): readonly string[] =>
  readdirSync(MODULES).filter((name) => existsSync(join(MODULES, name, "main.tf")));

export const moduleFolder = (name: string): string => join(MODULES, name);

/** The examples of all modules, as module and name. */
export const moduleExamples = (): readonly (readonly [string, string])[] =>
  moduleNames().flatMap((name) =>
    readdirSync(join(MODULES, name, "examples")).map((example) => [name, example] as const),
  );

/**
 * Runs what the module tests itself with, on a copy of it: `terraform init` writes into the folder.
 * @returns what Terraform prints
 * @throws Error with what failed
 */
export async function runOwnTests(name: string): Promise<string> {
  const root = process.env.TERRAFORM_TESTS_ROOT ?? "";
  const folder = join(mkdtempSync(join(root, "module-")), name);
  cpSync(moduleFolder(name), folder, { recursive: true });
  cpSync(join(root, ".terraform.lock.hcl"), join(folder, ".terraform.lock.hcl"));
  await runTerraform(folder, [
    "init",
    "-no-color",
    "-input=false",
    `-plugin-dir=${join(root, ".terraform/providers")}`,
  ]);
  return runTerraform(folder, ["test", "-no-color"]);
}
