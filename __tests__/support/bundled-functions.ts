import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** What the sources load from `lib`, which a fresh clone has not built: the zip of the endpoint sleeper, and the charts. */
export default async function bundleFunctions(): Promise<void> {
  const bundled = ["bundle-functions.js", "bundle-charts.js"].map((script) =>
    promisify(execFile)(process.execPath, [join(__dirname, "../../scripts", script)]),
  );
  await Promise.all(bundled);
}
