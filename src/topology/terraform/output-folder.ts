import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { z } from "zod";
import { isObject } from "../attributes/json";
import { nothingInFolder, notTerraform, outsideFolder, synthesizedAsHcl } from "../errors";
import { check } from "./schema";
import { readJsonFile } from "./source-text";
import type { StackFile } from "./synthesized";

const STACK = "cdk.tf.json";
const MANIFEST = "manifest.json";

/** What CDKTF writes beside the stacks. */
const manifestSchema = z.object(
  {
    stacks: z.record(z.string(), z.object({ synthesizedStackPath: z.string("a text") }, "an object"), "an object"),
  },
  "an object",
);

/** Reads a folder: `cdktf.out` with all its stacks, or the folder of one stack. */
export function readFolder(folder: string, maxBytes: number): readonly StackFile[] {
  const manifest = join(folder, MANIFEST);
  if (existsSync(manifest)) {
    return readManifest(manifest, folder, maxBytes);
  }
  const stack = join(folder, STACK);
  if (!existsSync(stack)) {
    throw nothingInFolder(folder);
  }
  return [readStackFile(stack, maxBytes)];
}

/** Reads the stacks that a manifest lists. Their paths are not ours to trust: they must stay in the folder. */
export function readManifest(manifest: string, folder: string, maxBytes: number): readonly StackFile[] {
  const { stacks } = check(manifestSchema, readJsonFile(manifest, maxBytes), manifest);
  const all = Object.entries(stacks);
  return all.map(([name, { synthesizedStackPath: path }]) => {
    const file = resolve(folder, path);
    if (isAbsolute(path) || !isInside(folder, file)) {
      throw outsideFolder(manifest, name, path);
    }
    return readStackFile(join(folder, path), maxBytes, all.length > 1 ? name : undefined);
  });
}

function readStackFile(file: string, maxBytes: number, name?: string): StackFile {
  if (!file.endsWith(".json")) {
    throw synthesizedAsHcl(file);
  }
  const document = readJsonFile(file, maxBytes);
  if (!isObject(document)) {
    throw notTerraform(file);
  }
  return name === undefined ? { file, document } : { file, name, document };
}

/** Links are followed: one that leads out of the folder is out. */
function isInside(folder: string, file: string): boolean {
  const within = (path: string): boolean => !path.startsWith("..") && !isAbsolute(path);
  const lexically = within(relative(resolve(folder), file));
  return lexically && (!existsSync(file) || within(relative(realpathSync(folder), realpathSync(file))));
}
