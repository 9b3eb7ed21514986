import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { unzipSync } from "fflate";

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_BYTES = 250 * 1024 * 1024;

/** The files of a zip file in a folder of their own. */
export interface Unpacked {
  readonly folder: string;
  remove(): void;
}

/**
 * @param zip base64
 * @throws Error for a file that is no zip file, is too large, or has a path that leads out of its folder
 */
export function unpack(zip: string): Unpacked {
  let bytes = 0;
  const files = unzipSync(Buffer.from(zip, "base64"), {
    filter: ({ originalSize }) => {
      bytes += originalSize;
      if (bytes > MOST_BYTES) {
        throw new Error(`The unzipped code is larger than ${MOST_BYTES} bytes.`);
      }
      return true;
    },
  });
  const folder = mkdtempSync(join(tmpdir(), "scale-to-zero-function-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const [name, content] of Object.entries(files)) {
      write(folder, name, content);
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}

function write(folder: string, name: string, content: Uint8Array): void {
  const file = join(folder, name);
  if (relative(folder, file).startsWith("..")) {
    throw new Error(`The path ${name} leads out of the code.`);
  }
  if (name.endsWith("/")) {
    mkdirSync(file, { recursive: true });
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
