import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface PackageJson {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The version of this package. */
export const packageVersion = (): string => textIn("version") ?? "unknown";

/** The packages that constructs require, by name, with the supported versions. */
export const peerRanges = (): Readonly<Record<string, string>> => packageJson().peerDependencies ?? {};

function textIn(member: "name" | "version"): string | undefined {
  const { [member]: value } = packageJson();
  return typeof value === "string" ? value : undefined;
}

let read: PackageJson | undefined;

/** The package.json above this file: the sources and what is built of them lie at different depths. */
function packageJson(): PackageJson {
  for (let folder = __dirname; read === undefined && folder !== dirname(folder); folder = dirname(folder)) {
    read = jsonIn(join(folder, "package.json"));
  }
  read ??= {};
  return read;
}

function jsonIn(file: string): PackageJson | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
