import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isObject, member } from "../../attributes/json";
import type { SourceLine } from "../../nodes/node";
import type { StackFile } from "./stack-file";

/** `infra/main.ts:12`: a path below the folder that the program ran in, on any system. */
const LINE = /^(?![\\/]|[A-Za-z]:|(?:.*[\\/])?\.\.[\\/])([^\n]+):([1-9]\d{0,8})$/;

const LONGEST = 1000;

/** From the folder of a stack: `stacks/prod` and the output folder, which CI may have put into other folders. */
const LEVELS_UP = 6;
/** A program has few files; a document can claim any number. */
const MOST_FILES = 500;

/**
 * The lines of the program that the constructs of this project record in the metadata of a stack: a table of construct
 * paths with `infra/main.ts:12`.
 */
export class RecordedLines {
  private readonly lines: ReadonlyMap<string, unknown>;
  private readonly folder: string | undefined;
  /** Where the files are, once each. */
  private readonly files = new Map<string, string>();

  constructor({ document, folder }: Pick<StackFile, "document" | "folder">) {
    const lines = member(member(member(member(document, "//"), "metadata"), "scaleToZero"), "lines");
    this.lines = new Map(isObject(lines) ? Object.entries(lines) : []);
    this.folder = folder;
  }

  /** The line of the innermost construct around a resource that has one. */
  of(constructPath: string): SourceLine | undefined {
    if (this.lines.size === 0) {
      return undefined;
    }
    for (let path = constructPath; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf("/")))) {
      const line = this.lines.get(path);
      if (line !== undefined) {
        return typeof line === "string" ? this.read(line) : undefined;
      }
    }
    return undefined;
  }

  private read(text: string): SourceLine | undefined {
    const [, file, line] = text.length > LONGEST ? [] : (LINE.exec(text) ?? []);
    return file === undefined ? undefined : { file: this.placeOf(file), line: Number(line) };
  }

  /**
   * Nothing says which folder the program ran in: its files are looked for around the stack.
   *
   * @returns the path as recorded, if none is there
   */
  private placeOf(file: string): string {
    const known = this.files.get(file);
    if (known !== undefined || this.folder === undefined || this.files.size >= MOST_FILES) {
      return known ?? file;
    }
    const place =
      above(this.folder)
        .map((folder) => join(folder, file))
        .find(existsSync) ?? file;
    this.files.set(file, place);
    return place;
  }
}

function above(folder: string): readonly string[] {
  const folders = [resolve(folder)];
  for (let level = 0; level < LEVELS_UP; level++) {
    folders.push(dirname(folders.at(-1) ?? folder));
  }
  return folders;
}
