import { Command, InvalidArgumentError, Option } from "commander";
import type { DrillFlags } from "../drill";
import { durationOption } from "../duration-option";
import { endpointNameOption } from "../endpoint-name-option";
import type { ExitCode } from "../exit-code";
import type { Io } from "../io";
import { urlOption } from "./account-options";
import { collected } from "./simulation-options";

const EXAMPLES = `
Examples:
  scale-to-zero drill chat --payload request.json --budget 45m
  scale-to-zero drill chat --payload request.json --sleep-now --yes
  scale-to-zero drill chat --payload request.json -f json -o drill.json
  scale-to-zero simulate plan.json --timing drill.json   with its times
  scale-to-zero drill chat --restore      put back what a killed drill changed

It costs what the instances cost. A journal file keeps what it changes until
that is put back: at its end, on errors, on Ctrl+C, and if its terminal closes.

Exit codes: 0 it woke, 1 AWS does not answer, or the tool failed,
2 bad usage, input or credentials, or no terminal to ask on, 3 no answer seen`;

const BUDGET_SECONDS = 45 * 60;

/** `scale-to-zero drill`. Its code is loaded when it runs, so that `--help` is fast. */
export function drillCommand(io: Io, answer: (code: ExitCode) => void): Command {
  return new Command("drill")
    .summary("prove that an endpoint wakes from zero, and measure it")
    .description(
      "Waits until an endpoint is at zero, sends a request, follows the wake until a request is answered, and reports how long each phase took. Never goes beyond its budget, and puts back what it changed.",
    )
    .argument("[name]", "endpoint name", endpointNameOption)
    .option("--payload <file>", "file with a request that the endpoint answers")
    .option("--content-type <type>", "content type of the payload", contentType, "application/json")
    .option("--component <name>", "inference component to drill (default: the only one)")
    .addOption(
      new Option("--budget <time>", "time limit of the drill, such as 45m")
        .argParser(budget)
        .default(BUDGET_SECONDS, "45m"),
    )
    .option("--max-cost <usd>", "most that the instances may cost during the drill, in USD", amount)
    .option("--price <type=usd>", "price of an instance type per hour; repeatable", collected)
    .option("--prices <file>", "price file, as prices refresh writes it")
    .option("--sleep-now", "set the capacity to 0 instead of waiting for it")
    .option("--way-down", "also follow the way back to zero")
    .option("--restore", "put back what an earlier drill left changed, and exit")
    .option("--journal <file>", "journal of changes (default: .scale-to-zero-drill-NAME.json)")
    .option("--region <region>", "AWS Region to use (default: AWS_REGION)")
    .option("--profile <name>", "AWS profile to use (default: AWS_PROFILE)")
    .option("--endpoint-url <url>", "URL of the AWS APIs (default: AWS_ENDPOINT_URL)", urlOption)
    .option("--yes", "start without a question")
    .option("--dry-run", "print what it would do, and do nothing")
    .addOption(
      new Option("-f, --format <format>", "output format").choices(["text", "json", "markdown"]).default("text"),
    )
    .option("-o, --output <file>", "file to write the report to (default: standard output)")
    .option("--print-iam-policy", "print the IAM policy that drill requires, and exit")
    .addHelpText("after", EXAMPLES)
    .action(async (name: string | undefined, flags: DrillFlags) => {
      const { drill }: typeof import("../drill") = require("../drill");
      answer(await drill(name, flags, io));
    });
}

function budget(text: string): number {
  const seconds = durationOption(text);
  if (seconds === 0) {
    throw new InvalidArgumentError("It must be longer than 0, such as 45m: a drill changes nothing without time.");
  }
  return seconds;
}

function amount(text: string): number {
  if (!/^\d+(?:\.\d+)?$/.test(text.trim())) {
    throw new InvalidArgumentError("It must be an amount in USD, such as 2.50.");
  }
  return Number(text);
}

/** What fits in a header. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html */
const CONTENT_TYPE = /^[\x21-\x7e](?:[\x20-\x7e]{0,1022}[\x21-\x7e])?$/;

/** An odd one is refused before the endpoint is put to sleep for it. */
function contentType(text: string): string {
  if (!CONTENT_TYPE.test(text)) {
    throw new InvalidArgumentError("It must be a content type in ASCII, such as application/json.");
  }
  return text;
}
