import { Command, Option } from "commander";
import { packageVersion } from "../package-info";
import { FORMATS } from "../review/format";
import type { CheckOptions } from "./check";
import { drillCommand } from "./commands/drill";
import { localCommand } from "./commands/local";
import { pricesCommand } from "./commands/prices";
import { reviewCommand } from "./commands/review";
import { simulateCommand } from "./commands/simulate";
import { collected } from "./commands/simulation-options";
import { statusCommand } from "./commands/status";
import { verifyCommand } from "./commands/verify";
import { sleepCommand, wakeCommand } from "./commands/wake";
import type { ExitCode } from "./exit-code";
import { failOnOption } from "./fail-on";
import { type Io, writeLine } from "./io";
import type { ModulesOptions } from "./modules";

const EXAMPLES = `
Examples:
  terraform show -json plan.tfplan | scale-to-zero check -   before apply
  terraform show -json | scale-to-zero verify --state -      after apply
  scale-to-zero review plan.json                             what a plan changes
  scale-to-zero simulate plan.json                           behaviour and cost
  scale-to-zero check --help                                 help of a command`;

const CHECK_EXAMPLES = `
Examples:
  scale-to-zero check                              the output of cdktf synth
  scale-to-zero check plan.json --fail-on warning  a Terraform plan as JSON
  terraform show -json | scale-to-zero check -     the current state
  scale-to-zero check plan.json --format sarif     for code scanning
  scale-to-zero check plan.json --source infra     lines of infra/*.tf
  scale-to-zero check plan.json --fail-on unknown  fail if anything is unknown
  scale-to-zero check --explain W05                why a rule exists

Exit codes: 0 good, 1 the tool failed, 2 bad usage or input,
3 findings at or above --fail-on, or an incomplete answer with --fail-on unknown`;

const MODULES_EXAMPLES = `
Examples:
  scale-to-zero modules                       run the app of cdktf.json
  scale-to-zero modules lib/app.js -o infra   run lib/app.js, write to infra/
  scale-to-zero modules --check               in CI: fail if a file is outdated

Writes main.tf, variables.tf, outputs.tf, versions.tf and the tables in
README.md of each ModuleStack to DIRECTORY/STACK. Writes all files of a module
or none. Does not touch other files.

Exit codes: 0 good, 1 the tool failed, 2 bad usage or input,
3 --check found a file that differs`;

/**
 * The commands and their options. The code of a command is loaded when it runs, so that `--help` is fast.
 *
 * @param answer receives the exit code of a command
 */
export function program(io: Io, answer: (code: ExitCode) => void): Command {
  const root = new Command("scale-to-zero")
    .description("Checks that Amazon SageMaker endpoints scale to zero instances and wake again")
    .version(packageVersion())
    .addHelpText("after", EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text) => writeUsageError(text, io),
    });
  root
    .command("check")
    .summary("check Terraform plans, states and CDKTF output")
    .description(
      "Reads Terraform plans, states and CDKTF output, and reports for each endpoint whether it scales to zero and wakes again.",
    )
    .argument("[path...]", "files or folders; - for standard input (default: cdktf.out)")
    .addOption(new Option("-f, --format <format>", "output format").choices(FORMATS).default("text"))
    .option("-o, --output <file>", "file to write the report to (default: standard output)")
    .addOption(failOnOption())
    .option(
      "--source <path>",
      "Terraform folder or cdktf.out that the plan was made from, for lines (default: what lies beside the plan)",
      collected,
    )
    .option("--acknowledgements <file>", "acknowledged findings (default: .scale-to-zero.json, if it exists)")
    .option("--explain <rule>", "explain a rule, such as W05, and exit")
    .addHelpText("after", CHECK_EXAMPLES)
    .action(async (paths: readonly string[], options: CheckOptions) => {
      const { check }: typeof import("./check") = require("./check");
      answer(await check(paths, options, io));
    });
  root
    .command("modules")
    .summary("print the ModuleStacks of a CDKTF program as Terraform modules")
    .description("Runs a CDKTF program and prints each of its ModuleStacks as a Terraform module in HCL.")
    .argument("[app.js]", "JavaScript file that synthesizes the app (default: app in cdktf.json)")
    .option("-o, --output <directory>", "folder to write the modules to", "modules")
    .option("--check", "write nothing and list the files that differ")
    .addHelpText("after", MODULES_EXAMPLES)
    .action(async (app: string | undefined, options: ModulesOptions) => {
      const { modules }: typeof import("./modules") = require("./modules");
      answer(await modules(app, options, io));
    });
  root.addCommand(verifyCommand(io, answer).copyInheritedSettings(root));
  root.addCommand(statusCommand(io, answer).copyInheritedSettings(root));
  root.addCommand(wakeCommand(io, answer).copyInheritedSettings(root));
  root.addCommand(sleepCommand(io, answer).copyInheritedSettings(root));
  root.addCommand(drillCommand(io, answer).copyInheritedSettings(root));
  root.addCommand(reviewCommand(io, answer).copyInheritedSettings(root));
  root.addCommand(simulateCommand(io, answer).copyInheritedSettings(root));
  root.addCommand(pricesCommand(io, answer, root));
  root.addCommand(localCommand(io).copyInheritedSettings(root));
  return root;
}

/** The suggestion line of commander; any other line break comes from the command line. */
const SUGGESTION = /\n(?=\(Did you mean [^\n]*\?\)$)/;

function writeUsageError(text: string, { stderr }: Io): void {
  for (const line of text.trimEnd().split(SUGGESTION)) {
    writeLine(stderr, line);
  }
}
