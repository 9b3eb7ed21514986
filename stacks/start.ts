// What `npm start` runs: writes every example and says what was written.
import { relative } from "node:path";
import { synthesizeOrExit } from "../src";
import { exampleApp } from "./app";
import { nextCommand, reportTable } from "./report";

process.stderr.write("Synthesizing the stacks in stacks/ …\n");
const app = exampleApp();
synthesizeOrExit(app);
if (process.exitCode === undefined) {
  const stacks = Object.values(app.manifest.stacks);
  process.stdout.write(`${reportTable(stacks, app.outdir)}\n\n${nextCommand(relative(process.cwd(), app.outdir))}\n`);
}
