import { createRequire } from "node:module";
import { join } from "node:path";
import { ScaleToZeroError } from "./errors";
import { peerRanges } from "./package-info";

/* Constructs and printed modules require packages that the command runs without: they are optional peers. */

/**
 * The optional peers that are not installed.
 *
 * @param folder where they are required from
 */
export function uninstalledPeers(folder: string = __dirname): readonly string[] {
  const { resolve } = createRequire(join(folder, "peers.js"));
  return Object.keys(peerRanges()).filter((name) => {
    try {
      resolve(name);
      return false;
    } catch {
      return true;
    }
  });
}

/**
 * Checks that what constructs require is installed.
 *
 * @param who what requires it, as the subject of a sentence
 * @throws ScaleToZeroError with the command that installs what is missing
 */
export function requirePeers(who: string): void {
  const missing = uninstalledPeers();
  if (missing.length > 0) {
    throw missingPeers(who, missing);
  }
}

/** @param missing names of packages, at least one */
export function missingPeers(who: string, missing: readonly string[]): ScaleToZeroError {
  const are = missing.length === 1 ? "is" : "are";
  const error = new ScaleToZeroError(
    `${who} requires ${listed(missing)}, which ${are} not installed. Run: ${installCommand(missing)}`,
  );
  // Node.js prints the stack of an error that nothing catches. Here it would hide the one line that helps.
  error.stack = `${error.name}: ${error.message}`;
  return error;
}

/** Installs packages in the versions that this package supports. */
function installCommand(names: readonly string[]): string {
  const ranges = peerRanges();
  const packages = names.map((name) => `${name}@${ranges[name]}`);
  return `npm install ${packages.map(quoted).join(" ")}`;
}

/** As bash, PowerShell and cmd.exe take it: cmd.exe removes a `^` that no quotes protect. */
const quoted = (text: string): string => (/^[\w@/.-]+$/.test(text) ? text : `"${text}"`);

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
