import { readFileSync } from "node:fs";
import { join } from "node:path";
import { moduleFolder } from "./printed-modules";
import { parseHcl } from "./read-hcl";

/** The types of the inputs of a printed module, by name, as HashiCorp's parser reads them. */
export async function moduleVariables(module: string): Promise<ReadonlyMap<string, string>> {
  const text = readFileSync(join(moduleFolder(module), "variables.tf"), "utf8");
  const { variable } = (await parseHcl("variables.tf", text)) as {
    readonly variable: Readonly<Record<string, readonly { readonly type: string }[]>>;
  };
  return new Map(Object.entries(variable).map(([name, [block]]) => [name, block?.type ?? ""]));
}
