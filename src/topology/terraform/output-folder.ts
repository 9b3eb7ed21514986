import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { z } from "zod";
import { isObject } from "../attributes/json";
import { nothingInFolder, notTerraform, outsideFolder, synthesizedAsHcl } from "../errors";
import { check } from "./schema";
import { readJsonFile } from "./source-text";
import type { StackFile } from "./synthesized/stack-file";

const STACK = "cdk.tf.json";
const MANIFEST = "manifest.json";

/** What CDKTF writes beside the stacks. */
const manifestSchema = z.object(
  {
    stacks: z.record(z.string(), z.object({ synthesizedStackPath: z.string("a text") }, "an object"), "an object"),
  },
  "an object",
);

/** Where a stack is; its name only where there are several. */
type StackPlace = Omit<StackFile, "document">;

/** Reads stacks that were found, one after the other. */
export const readStacks = (places: readonly StackPlace[], maxBytes: number): readonly StackFile[] =>
  places.map((place) => readStackFile(place, maxBytes));

/** The stacks of a folder: of `cdktf.out` all, or the one whose folder it is. */
export function stacksInFolder(folder: string, maxBytes: number): readonly StackPlace[] {
  const manifest = join(folder, MANIFEST);
  if (existsSync(manifest)) {
    return stacksInManifest(manifest, folder, maxBytes);
  }
  const file = join(folder, STACK);
  if (!existsSync(file)) {
    throw nothingInFolder(folder);
  }
  return [{ file }];
}

/** The stacks that a manifest lists. Their paths are not ours to trust: they must stay in the folder. */
export function stacksInManifest(manifest: string, folder: string, maxBytes: number): readonly StackPlace[] {
  const { stacks } = check(manifestSchema, readJsonFile(manifest, maxBytes), manifest);
  const all = Object.entries(stacks);
  return all.map(([name, { synthesizedStackPath: path }]) => {
    if (isAbsolute(path) || !isInside(folder, resolve(folder, path))) {
      throw outsideFolder(manifest, name, path);
    }
    const file = join(folder, path);
    return all.length > 1 ? { file, name } : { file };
  });
}

function readStackFile(place: StackPlace, maxBytes: number): StackFile {
  const { file } = place;
  if (!file.endsWith(".json")) {
    throw synthesizedAsHcl(file);
  }
  const document = readJsonFile(file, maxBytes);
  if (!isObject(document)) {
    throw notTerraform(file);
  }
  return { ...place, folder: dirname(file), document };
}

/** Links are followed: one that leads out of the folder is out. */
function isInside(folder: string, file: string): boolean {
  const within = (path: string): boolean => !path.startsWith("..") && !isAbsolute(path);
  const lexically = within(relative(resolve(folder), file));
  return lexically && (!existsSync(file) || within(relative(realpathSync(folder), realpathSync(file))));
}
