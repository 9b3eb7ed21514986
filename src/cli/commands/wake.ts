import { Command, Option } from "commander";
import type { SleepFlags, WakeFlags } from "../change-capacity";
import { endpointNameOption } from "../endpoint-name-option";
import type { ExitCode } from "../exit-code";
import type { Io } from "../io";
import { withAccountOptions } from "./account-options";
import { whole } from "./simulation-options";

const EXIT_CODES = `
Exit codes: 0 good, 1 AWS does not answer, or the tool failed,
2 bad usage, input or credentials, or no terminal to ask on,
3 --wait ended without reaching it`;

const WAKE_EXAMPLES = `
Examples:
  scale-to-zero wake chat --dry-run           what it would change
  scale-to-zero wake chat --yes --wait        wake it, and wait until it serves
  scale-to-zero wake chat --component llama --copies 2
  scale-to-zero wake chat --yes -f json -o wake.json
${EXIT_CODES}`;

const SLEEP_EXAMPLES = `
Examples:
  scale-to-zero sleep chat --dry-run          what it would change
  scale-to-zero sleep chat --yes --wait       put it to sleep, and wait for that
  scale-to-zero sleep chat --print-iam-policy
${EXIT_CODES}`;

const TIMEOUT_SECONDS = 35 * 60;
const MOST_COPIES = 10_000;

/** `scale-to-zero wake`. Its code is loaded when it runs, so that `--help` is fast. */
export function wakeCommand(io: Io, answer: (code: ExitCode) => void): Command {
  const command = new Command("wake")
    .summary("wake an endpoint: set its copies or instances")
    .description(
      "Sets the copies of inference components, or the instances of asynchronous variants, that are at zero, within the bounds of their scalable targets. Prints what it changes, and what autoscaling does next.",
    )
    .argument("[name]", "endpoint name", endpointNameOption)
    .option("--component <name>", "inference component to wake (default: all of the endpoint)")
    .option("--copies <number>", "copies or instances (default: the minimum, at least 1)", whole(1, MOST_COPIES));
  return withChangeOptions(command, "wake")
    .addHelpText("after", WAKE_EXAMPLES)
    .action(async (name: string | undefined, flags: WakeFlags) => {
      const { wake }: typeof import("../change-capacity") = require("../change-capacity");
      answer(await wake(name, flags, io));
    });
}

/** `scale-to-zero sleep` */
export function sleepCommand(io: Io, answer: (code: ExitCode) => void): Command {
  const command = new Command("sleep")
    .summary("put an endpoint to sleep: set its copies or instances to 0")
    .description(
      "Sets the copies of inference components, or the instances of asynchronous variants, to 0. Requests that are being processed may be lost. Prints what it changes, and what wakes the endpoint again.",
    )
    .argument("[name]", "endpoint name", endpointNameOption)
    .option("--component <name>", "inference component to put to sleep (default: all of the endpoint)")
    .option("--force", "also below the minimum of the scalable target");
  return withChangeOptions(command, "sleep")
    .addHelpText("after", SLEEP_EXAMPLES)
    .action(async (name: string | undefined, flags: SleepFlags) => {
      const { sleep }: typeof import("../change-capacity") = require("../change-capacity");
      answer(await sleep(name, flags, io));
    });
}

const withChangeOptions = (command: Command, name: string): Command =>
  withAccountOptions(
    command
      .option("--wait", "wait until it is reached, at most --timeout")
      .option("--yes", "change it without a question")
      .option("--dry-run", "print what would change, and change nothing"),
    TIMEOUT_SECONDS,
    "35m",
  )
    .addOption(new Option("-f, --format <format>", "output format").choices(["text", "json"]).default("text"))
    .option("-o, --output <file>", "file to write the report to (default: standard output)")
    .option("--print-iam-policy", `print the IAM policy that ${name} requires, and exit`);
