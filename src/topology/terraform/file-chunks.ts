import { closeSync, openSync, readSync, statSync } from "node:fs";
import { notAFile, systemCode, unreadable } from "../errors";

const CHUNK_BYTES = 256 * 1024;

/**
 * A file of any length in pieces, each valid until the next one is read. A pipe is refused: it can be read only once.
 *
 * @param name what to call it in errors
 * @throws ScaleToZeroError that names the file
 */
export function* fileChunks(file: string, name = file): Generator<Uint8Array> {
  const descriptor = opened(file, name);
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let size = read(descriptor, chunk, name); size > 0; size = read(descriptor, chunk, name)) {
      yield chunk.subarray(0, size);
    }
  } finally {
    closeSync(descriptor);
  }
}

function opened(file: string, name: string): number {
  try {
    // Before opening: to open a named pipe is to wait for its writer.
    const there = statSync(file);
    if (!there.isFile()) {
      throw notAFile(name, there.isDirectory());
    }
    return openSync(file, "r");
  } catch (error) {
    throw systemCode(error) === undefined ? error : unreadable(name, error);
  }
}

function read(descriptor: number, chunk: Buffer, name: string): number {
  try {
    return readSync(descriptor, chunk, 0, chunk.length, null);
  } catch (error) {
    throw unreadable(name, error);
  }
}
