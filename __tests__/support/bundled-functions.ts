import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Stacks with the endpoint sleeper take its zip from `lib`, which a fresh clone has not built. */
export default function bundleFunctions(): void {
  execFileSync(process.execPath, [join(__dirname, "../../scripts/bundle-functions.js")], { stdio: "inherit" });
}
