import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface PackageJson {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly repository?: { readonly url?: string };
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The version of this package. */
export const packageVersion = (): string => textIn("version") ?? "unknown";

/** The packages that constructs require, by name, with the supported versions. */
export const peerRanges = (): Readonly<Record<string, string>> => packageJson().peerDependencies ?? {};

/** Until the owner of the package has named the repository: `scripts/set-repository.js`. */
const PLACEHOLDER = "/OWNER/";

/**
 * The address of a file of this package: in its repository, or at unpkg.com while the package names none. A path alone
 * would be one in the repository of the reader.
 */
export function addressOf(path: string, info: PackageJson = packageJson()): string {
  const repository = repositoryOf(info);
  return repository === undefined ? `https://unpkg.com/${info.name}/${path}` : `${repository}/blob/HEAD/${path}`;
}

/** The repository of this package, or its page at npm while the package names none. */
export const homeAddress = (info: PackageJson = packageJson()): string =>
  repositoryOf(info) ?? `https://www.npmjs.com/package/${info.name}`;

function repositoryOf({ repository }: PackageJson): string | undefined {
  const url = repository?.url?.replace(/^git\+/, "").replace(/\.git$/, "");
  return url?.includes(PLACEHOLDER) === true ? undefined : url;
}

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
