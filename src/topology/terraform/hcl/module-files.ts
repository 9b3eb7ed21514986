import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { type Block, blocksIn } from "../../../hcl/blocks/blocks";
import { readTextFile } from "../source-text";

/** Far more than people write, so that a folder of somebody else cannot keep the program busy. */
const MOST_BYTES_OF_FILE = 1024 * 1024;
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_FILES = 2000;
const MOST_FILES_OF_MODULE = 500;

/** Terraform's files, and those of OpenTofu, which reads `x.tofu` in place of `x.tf`. */
export const CONFIGURATION_FILE = /^[^.~#].*\.(?:tf|tofu)$/;

export interface PlacedBlock extends Block {
  readonly file: string;
}

/**
 * The blocks of modules, each folder read once. What cannot be read has no blocks, and nothing outside of the boundary is
 * read, also not through links.
 */
export class ModuleFiles {
  private readonly boundary: string | undefined;
  private readonly known = new Map<string, ReadonlyMap<string, PlacedBlock>>();
  private files = 0;
  private bytes = 0;

  /** @param root folder of the root module */
  constructor(root: string) {
    this.boundary = real(boundaryOf(resolve(root)));
  }

  /** The first block of a type with these labels: one that overrides it is read after it. */
  block(folder: string, type: string, labels: readonly string[]): PlacedBlock | undefined {
    const known = this.known.get(folder) ?? this.read(folder);
    return known.get(keyOf(type, labels));
  }

  private read(folder: string): ReadonlyMap<string, PlacedBlock> {
    const names = this.isInside(folder) ? namesIn(folder) : [];
    const found = new Map<string, PlacedBlock>();
    for (const block of names.flatMap((name) => this.blocksOf(join(folder, name)))) {
      const key = keyOf(block.type, block.labels);
      if (!found.has(key)) {
        found.set(key, block);
      }
    }
    this.known.set(folder, found);
    return found;
  }

  private blocksOf(file: string): readonly PlacedBlock[] {
    if (this.files >= MOST_FILES || !this.isInside(file)) {
      return [];
    }
    this.files += 1;
    try {
      const { size } = statSync(file);
      if (this.bytes + size > MOST_BYTES) {
        return [];
      }
      this.bytes += size;
      return blocksIn(readTextFile(file, { maxBytes: MOST_BYTES_OF_FILE })).map((block) => ({ ...block, file }));
    } catch {
      // Lines are optional: a file that cannot be read has none.
      return [];
    }
  }

  private isInside(path: string): boolean {
    const found = real(path);
    if (found === undefined || this.boundary === undefined) {
      return false;
    }
    const way = relative(this.boundary, found);
    return way === "" || (!/^\.\.(?:[\\/]|$)/.test(way) && !isAbsolute(way));
  }
}

const keyOf = (type: string, labels: readonly string[]): string => JSON.stringify([type, ...labels]);

/** Terraform reads overriding files last: the block itself is in another file. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => CONFIGURATION_FILE.test(name))
      .sort((left, right) => rank(left) - rank(right) || (left < right ? -1 : 1))
      .slice(0, MOST_FILES_OF_MODULE);
  } catch {
    return [];
  }
}

const rank = (name: string): number => (/(?:^|_)override\.(?:tf|tofu)$/.test(name) ? 1 : 0);

/** The repository that the folder is in, because modules are often beside it; otherwise the folder itself. */
function boundaryOf(folder: string): string {
  for (let above = folder; above !== dirname(above); above = dirname(above)) {
    if (exists(join(above, ".git"))) {
      return above;
    }
  }
  return folder;
}

const exists = (path: string): boolean => real(path) !== undefined;

function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
