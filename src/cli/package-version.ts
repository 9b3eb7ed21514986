import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version in the package.json above this file: the sources and what is built of them lie at different depths. */
export function packageVersion(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const version = versionIn(join(folder, "package.json"));
    if (version !== undefined) {
      return version;
    }
  }
  return "unknown";
}

function versionIn(file: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(file, "utf8"));
    return typeof version === "string" ? version : undefined;
  } catch {
    return undefined;
  }
}
