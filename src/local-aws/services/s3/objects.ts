import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { Call } from "../../call";
import { systemCodeOf } from "../../errors";
import { tableOf } from "../../store/table";

/** What stands for an object of S3. */
export interface StoredObject {
  readonly contentType?: string;
  /** In Base64. */
  readonly body: string;
}

/** Objects by `BUCKET/KEY`, if no folder stands for S3. */
export const OBJECTS = tableOf<StoredObject>("s3.objects");

/** More than a test needs: the oldest ones are forgotten. */
const MOST_OBJECTS = 1000;

export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

const LOCATION = /^s3:\/\/([^/]+)\/(.+)$/;

/** @returns `undefined` for what is no place of an object in S3 */
export function placeOf(location: string): ObjectPlace | undefined {
  const [, bucket, key] = LOCATION.exec(location) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

/**
 * The file of an object.
 * @returns `undefined` for a place that would be outside of the folder
 */
function fileOf(folder: string, { bucket, key }: ObjectPlace): string | undefined {
  const root = resolve(folder, bucket);
  const file = resolve(root, key);
  const isSafe = root.startsWith(resolve(folder) + sep) && file.startsWith(root + sep) && !file.includes("\0");
  return isSafe ? join(file) : undefined;
}

/**
 * Writes an object.
 * @returns why it could not be written; `undefined` if it was
 */
export function putObject(call: Call, place: ObjectPlace, body: Uint8Array, contentType?: string): string | undefined {
  const { objects } = call.settings;
  if (objects === undefined) {
    const table = call.global(OBJECTS);
    const key = `${place.bucket}/${place.key}`;
    table.delete(key);
    table.put(key, { contentType, body: Buffer.from(body).toString("base64") });
    for (const [oldest] of table.entries().slice(0, -MOST_OBJECTS)) {
      table.delete(oldest);
    }
    return undefined;
  }
  const file = fileOf(objects, place);
  if (file === undefined) {
    return "The key leads out of the folder.";
  }
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, body);
    return undefined;
  } catch (error) {
    return `The file cannot be written: ${systemCodeOf(error) ?? "unknown reason"}.`;
  }
}

/** @returns `undefined` if there is no such object */
export function getObject(
  call: Call,
  place: ObjectPlace,
): { readonly body: Uint8Array; readonly contentType?: string } | undefined {
  const { objects } = call.settings;
  if (objects === undefined) {
    const stored = call.global(OBJECTS).get(`${place.bucket}/${place.key}`);
    return stored && { body: Buffer.from(stored.body, "base64"), contentType: stored.contentType };
  }
  const file = fileOf(objects, place);
  try {
    return file === undefined ? undefined : { body: readFileSync(file) };
  } catch {
    return undefined;
  }
}
