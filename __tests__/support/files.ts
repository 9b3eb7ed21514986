import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder that is gone when the tests of the file have run. */
export function scratchFolder(): { path: (name: string) => string; write: (name: string, content: unknown) => string } {
  const folder = mkdtempSync(join(tmpdir(), "scale-to-zero-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    /** Writes a text or bytes as they are, anything else as JSON. */
    write: (name, content) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      const isRaw = typeof content === "string" || content instanceof Uint8Array;
      writeFileSync(path(name), isRaw ? content : JSON.stringify(content));
      return path(name);
    },
  };
}
