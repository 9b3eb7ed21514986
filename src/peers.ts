import { ScaleToZeroError } from "./errors";
import { peerRanges } from "./package-info";

/** Whether a package can be loaded. */
type IsInstalled = (name: string) => boolean;

const isInstalled: IsInstalled = (name) => {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
};

/**
 * Checks that the packages are installed which only constructs require: the command runs without them.
 *
 * @param who what requires them, as the subject of a sentence
 * @throws ScaleToZeroError with the command that installs the missing ones
 */
export function requirePeers(who: string, installed: IsInstalled = isInstalled): void {
  const missing = Object.keys(peerRanges()).filter((name) => !installed(name));
  if (missing.length > 0) {
    throw missingPeers(who, missing);
  }
}

/** @param missing names of packages */
export function missingPeers(who: string, missing: readonly string[]): ScaleToZeroError {
  const error = new ScaleToZeroError(
    `${who} requires ${listed(missing)}, which ${missing.length === 1 ? "is" : "are"} not installed. Run: ${installCommand(missing)}`,
  );
  // Node.js prints the stack of an error that nothing catches. Here it would hide the one line that helps.
  error.stack = `${error.name}: ${error.message}`;
  return error;
}

/** Installs packages in the versions that this package supports. */
function installCommand(names: readonly string[]): string {
  const ranges = peerRanges();
  const packages = names.map((name) => {
    const wanted = ranges[name] === undefined ? name : `${name}@${ranges[name]}`;
    return /^[\w@/.^-]+$/.test(wanted) ? wanted : `"${wanted}"`;
  });
  return `npm install ${packages.join(" ")}`;
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
