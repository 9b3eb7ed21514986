import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Packs the package once for all tests. Workers inherit the environment. */
export default function pack(): void {
  const folder = mkdtempSync(join(tmpdir(), "scale-to-zero-packed-"));
  const printed = execFileSync("npm", ["pack", "--json", "--silent", "--pack-destination", folder], {
    cwd: join(__dirname, "..", "..", ".."),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [{ filename, files }] = JSON.parse(printed);
  process.env.PACKED = JSON.stringify({
    folder,
    archive: join(folder, filename),
    files: files.map(({ path }: { readonly path: string }) => path),
  });
}
