import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { systemCode } from "../topology/errors";
import { moduleNotRead, moduleNotWritten } from "./errors";
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
  const old = new Map<string, Buffer | undefined>();
  const written: string[] = [];
  try {
    const contents = [...contentsOf(module, directory)];
    for (const [name, content] of contents) {
      const temporary = join(directory, `${name}.${process.pid}.tmp`);
      written.push(temporary);
      makeFolder(dirname(temporary));
      writeFileSync(temporary, content);
    }
    for (const [index, [name]] of contents.entries()) {
      old.set(name, read(directory, name));
      renameSync(written[index] ?? "", join(directory, name));
    }
    for (const name of obsolete(module, directory)) {
      rmSync(join(directory, name));
    }
  } catch (error) {
    restore(directory, old);
    throw moduleNotWritten(directory, error);
  } finally {
    for (const temporary of written) {
      rmSync(temporary, { force: true });
    }
  }
}

/**
 * The files of a module that are not what would be written, by their names.
 * @throws ScaleToZeroError when one of them cannot be read
 */
export function driftOf(module: PrintedModule, directory: string): readonly string[] {
  try {
    const changed = [...contentsOf(module, directory)]
      .filter(([name, content]) => read(directory, name)?.equals(content) !== true)
      .map(([name]) => name);
    return [...changed, ...obsolete(module, directory)];
  } catch (error) {
    throw moduleNotRead(directory, error);
  }
}

function contentsOf({ name, files, assets, tables }: PrintedModule, directory: string): ReadonlyMap<string, Buffer> {
  const readme = read(directory, README)?.toString("utf8");
  const texts = { ...files, [README]: readme === undefined ? newReadme(name, tables) : withTables(readme, tables) };
  return new Map([
    ...Object.entries(texts).map(([file, text]) => [file, Buffer.from(text)] as const),
    ...Object.entries(assets).map(([file, content]) => [file, Buffer.from(content, "base64")] as const),
  ]);
}

function obsolete({ files }: PrintedModule, directory: string): readonly string[] {
  return OPTIONAL.filter((name) => !(name in files) && read(directory, name) !== undefined);
}

function read(directory: string, name: string): Buffer | undefined {
  try {
    return readFileSync(join(directory, name));
  } catch (error) {
    if (systemCode(error) === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}

/** One after the other: where the system refuses a folder as if its parent were missing, `recursive` tries for ever. */
function makeFolder(path: string): void {
  if (!existsSync(path)) {
    makeFolder(dirname(path));
    mkdirSync(path);
  }
}

function restore(directory: string, old: ReadonlyMap<string, Buffer | undefined>): void {
  for (const [name, content] of old) {
    if (content === undefined) {
      rmSync(join(directory, name), { force: true });
    } else {
      writeFileSync(join(directory, name), content);
    }
  }
}
