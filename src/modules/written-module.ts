import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemCode } from "../topology/errors";
import { moduleNotWritten } from "./errors";
import type { PrintedModule } from "./printed-module";
import { newReadme, withTables } from "./tables";

const README = "README.md";

/** Files that only some modules have: one that was printed earlier would still count. */
const OPTIONAL = ["providers.tf"];

/**
 * Writes all files of a module or none: Terraform reads whatever is in a folder, and half of a module is another module.
 * Files of other names are left alone; `README.md` gets its tables, and keeps all else.
 * @throws ScaleToZeroError when the folder cannot be written; the files are as they were then
 */
export function writeModule(module: PrintedModule, directory: string): void {
  const mine = `.${process.pid}.tmp`;
  const files = Object.entries(contentOf(module, directory));
  const old = new Map<string, string | undefined>();
  try {
    mkdirSync(directory, { recursive: true });
    for (const [name, text] of files) {
      writeFileSync(join(directory, `${name}${mine}`), text);
    }
    for (const [name] of files) {
      old.set(name, read(directory, name));
      renameSync(join(directory, `${name}${mine}`), join(directory, name));
    }
    for (const name of obsolete(module, directory)) {
      rmSync(join(directory, name));
    }
  } catch (error) {
    restore(directory, old);
    throw moduleNotWritten(directory, error);
  } finally {
    for (const [name] of files) {
      rmSync(join(directory, `${name}${mine}`), { force: true });
    }
  }
}

/** The files of a module that are not what would be written, by their names. */
export function driftOf(module: PrintedModule, directory: string): readonly string[] {
  const changed = Object.entries(contentOf(module, directory))
    .filter(([name, text]) => read(directory, name) !== text)
    .map(([name]) => name);
  return [...changed, ...obsolete(module, directory)];
}

function contentOf({ name, files, tables }: PrintedModule, directory: string): Readonly<Record<string, string>> {
  const readme = read(directory, README);
  return { ...files, [README]: readme === undefined ? newReadme(name, tables) : withTables(readme, tables) };
}

function obsolete({ files }: PrintedModule, directory: string): readonly string[] {
  return OPTIONAL.filter((name) => !(name in files) && read(directory, name) !== undefined);
}

function read(directory: string, name: string): string | undefined {
  try {
    return readFileSync(join(directory, name), "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") {
      return undefined;
    }
    throw moduleNotWritten(directory, error);
  }
}

function restore(directory: string, old: ReadonlyMap<string, string | undefined>): void {
  for (const [name, text] of old) {
    if (text === undefined) {
      rmSync(join(directory, name), { force: true });
    } else {
      writeFileSync(join(directory, name), text);
    }
  }
}
