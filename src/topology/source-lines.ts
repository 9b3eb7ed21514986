import { existsSync, readdirSync, statSync } from "node:fs";
import { basename } from "node:path";
import { readTerraform } from "./from-terraform";
import type { SourceLine } from "./nodes/node";
import { hclPlaces } from "./terraform/hcl/hcl-places";
import { CONFIGURATION_FILE } from "./terraform/hcl/module-files";

/** What a plan was made from. */
export interface SourceAt {
  /** `hcl`: the folder of a root module; `cdktf`: what CDKTF synthesized, which has the lines of the program. */
  readonly kind: "hcl" | "cdktf";
  readonly path: string;
}

/**
 * The source at a path: a folder with Terraform files or with CDKTF output, or a `cdk.tf.json` or `manifest.json`.
 *
 * @returns `undefined` if there is none
 */
export function sourceAt(path: string): SourceAt | undefined {
  if (/^(?:cdk\.tf|manifest)\.json$/.test(basename(path))) {
    return existsSync(path) ? { kind: "cdktf", path } : undefined;
  }
  const names = namesIn(path);
  if (names.some((name) => CONFIGURATION_FILE.test(name))) {
    return { kind: "hcl", path };
  }
  return names.includes("cdk.tf.json") || names.includes("manifest.json") ? { kind: "cdktf", path } : undefined;
}

/**
 * The lines of resources in a source, by address.
 *
 * @param configuration of the plan
 * @throws ScaleToZeroError if CDKTF output cannot be read
 */
export const sourceLines = (
  { kind, path }: SourceAt,
  configuration?: unknown,
): ((address: string) => SourceLine | undefined) =>
  kind === "hcl" ? hclPlaces(path, configuration) : programLines(path);

/** The stack of the plan is not known: an address that several stacks have on different lines has none. */
function programLines(path: string): (address: string) => SourceLine | undefined {
  const lines = new Map<string, SourceLine | undefined>();
  for (const { address, sourceLine } of readTerraform(path).written().resources) {
    const known = lines.get(address);
    const isOther = lines.has(address) && (known?.file !== sourceLine?.file || known?.line !== sourceLine?.line);
    lines.set(address, isOther ? undefined : sourceLine);
  }
  return (address) => lines.get(address);
}

function namesIn(folder: string): readonly string[] {
  try {
    return statSync(folder).isDirectory() ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}
