import { Command, Option } from "commander";
import { endpointNamesOption } from "../endpoint-name-option";
import type { ExitCode } from "../exit-code";
import type { Io } from "../io";
import type { StatusOptions } from "../status";
import { withAccountOptions } from "./account-options";

const EXAMPLES = `
Examples:
  scale-to-zero status --endpoint chat
  scale-to-zero status --all --format json
  scale-to-zero status --print-iam-policy   the permissions it requires

States: awake, falling asleep, asleep, starting, drought (AWS has no instance),
quota (the account may have no more), failed, changing.

Exit codes: 0 good, 1 AWS does not answer, or the tool failed,
2 bad usage, input or credentials`;

const TIMEOUT_SECONDS = 120;

/** `scale-to-zero status`. Its code is loaded when it runs, so that `--help` is fast. */
export function statusCommand(io: Io, answer: (code: ExitCode) => void): Command {
  const command = new Command("status")
    .summary("show whether endpoints are awake, asleep or starting")
    .description(
      "Reads endpoints in the AWS account once, and prints their state, copies and instances, the last scaling activity with its cause, and the next scheduled change. Changes nothing and invokes no endpoint.",
    )
    .option("--endpoint <name...>", "endpoint names", endpointNamesOption)
    .option("--all", "all endpoints of the account in the Region");
  return withAccountOptions(command, TIMEOUT_SECONDS, "2m")
    .addOption(new Option("-f, --format <format>", "output format").choices(["text", "json"]).default("text"))
    .option("-o, --output <file>", "file to write the report to (default: standard output)")
    .option("--print-iam-policy", "print the IAM policy that status requires, and exit")
    .addHelpText("after", EXAMPLES)
    .action(async (options: StatusOptions) => {
      const { status }: typeof import("../status") = require("../status");
      answer(await status(options, io));
    });
}
