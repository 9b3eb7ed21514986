import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** What the sources load from `lib`, which a fresh clone has not built: the zip of the endpoint sleeper, and the charts. */
export default function bundleFunctions(): void {
  for (const script of ["bundle-functions.js", "bundle-charts.js"]) {
    execFileSync(process.execPath, [join(__dirname, "../../scripts", script)], { stdio: "inherit" });
  }
}
