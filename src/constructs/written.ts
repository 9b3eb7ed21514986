import { isAbsolute, join, relative } from "node:path";
import type { App } from "cdktf";

/** What a synthesis wrote, and what to run next; two lines at most. */
export function written(app: App, directory = process.cwd()): string {
  const stacks = Object.values(app.manifest.stacks);
  const [first] = stacks;
  if (first === undefined) {
    return "Nothing was written: the app has no stack.\n";
  }
  const folder = shortest(app.outdir, directory);
  const names = stacks.map(({ name }) => name).join(", ");
  const place = quoted(join(folder, first.workingDirectory));
  const check = folder === DEFAULT_FOLDER ? "" : ` ${quoted(folder)}`;
  return [
    `Wrote ${stacks.length === 1 ? "the stack" : `${stacks.length} stacks`} to ${folder}: ${names}`,
    `Next: npx --no-install scale-to-zero check${check}, then terraform -chdir=${place} init and plan`,
    "",
  ].join("\n");
}

/** Where `scale-to-zero check` looks by itself. */
const DEFAULT_FOLDER = "cdktf.out";

/** As it is written from here, unless it is somewhere else. */
function shortest(path: string, directory: string): string {
  const below = relative(directory, path);
  return below === "" ? "." : below.startsWith("..") || isAbsolute(below) ? path : below;
}

const quoted = (path: string): string => (/^[\w./:@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
