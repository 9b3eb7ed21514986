import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DEFAULT_MAX_BYTES, readJsonFile } from "../topology/terraform/source-text";
import { badHandOver } from "./errors";
import type { PrintedModule } from "./printed-module";

/** Names the folder in which a program that `scale-to-zero modules` runs leaves its modules. */
export const HAND_OVER = "SCALE_TO_ZERO_HAND_OVER";

/** The program may have another version of this package. */
const schema = z.object({
  name: z.string(),
  files: z.record(z.string(), z.string()),
  assets: z.record(z.string(), z.string()),
  tables: z.string(),
});

/** Leaves a module where the command line asked for it. */
export function leave(module: PrintedModule, directory: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${encodeURIComponent(module.name)}.json`), JSON.stringify(module));
}

/**
 * What a program left, by name.
 * @throws ScaleToZeroError when it cannot be read
 */
export function handedOver(directory: string): readonly PrintedModule[] {
  // A program without a module leaves none.
  const files = existsSync(directory) ? readdirSync(directory).sort() : [];
  return files.map((file) => {
    const module = schema.safeParse(readJsonFile(join(directory, file), DEFAULT_MAX_BYTES));
    if (!module.success) {
      throw badHandOver(decodeURIComponent(file.replace(/\.json$/, "")));
    }
    return module.data;
  });
}
