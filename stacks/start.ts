// What `npm start` runs: writes every example and says what was written.
import { relative } from "node:path";
import { synthesizeOrExit } from "../src";
import { processIo } from "../src/cli/process-io";
import { run } from "../src/cli/run";
import { exampleApp } from "./app";
import { nextCommand, reportTable } from "./report";
import { weekLines } from "./weeks";

process.stderr.write("Synthesizing the stacks in stacks/ …\n");
const app = exampleApp();
synthesizeOrExit(app, { quiet: true });
if (process.exitCode === undefined) {
  const stacks = Object.values(app.manifest.stacks);
  const outdir = relative(process.cwd(), app.outdir);
  process.stdout.write(`${reportTable(stacks, app.outdir)}\n\n${nextCommand(outdir)}\n\n`);
  // Ends with what the rules say of each endpoint, and with a week of it.
  void run(["check", outdir], processIo).then((exitCode) => {
    process.exitCode = exitCode;
    process.stdout.write(`\n${weekLines(outdir)}\n`);
  });
}
