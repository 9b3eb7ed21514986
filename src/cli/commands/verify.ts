import { Command, Option } from "commander";
import { DEFAULT_TIMEOUT_SECONDS } from "../../verify/waiting/timeout";
import { FAIL_ON_VARIABLE, TIMEOUT_VARIABLE } from "../../verify/wanted/applied-endpoints";
import { durationOption } from "../duration-option";
import { endpointNamesOption } from "../endpoint-name-option";
import type { ExitCode } from "../exit-code";
import { failOnOption } from "../fail-on";
import type { Io } from "../io";
import type { VerifyOptions } from "../verify";
import { urlOption } from "./account-options";

/** SARIF refers to files. A live account has none. */
const VERIFY_FORMATS = ["text", "json", "markdown", "junit"];

const EXAMPLES = `
Examples:
  terraform show -json | scale-to-zero verify --state -
  scale-to-zero verify --outputs outputs.json        of cdktf deploy
  scale-to-zero verify --endpoint chat --timeout 0   check once, do not wait
  scale-to-zero verify --print-iam-policy            the permissions it requires

Exit codes: 0 good, 1 AWS does not answer, or the tool failed,
2 bad usage, input or credentials, 3 findings at or above --fail-on,
or an incomplete answer with --fail-on unknown`;

/** `scale-to-zero verify` */
export function verifyCommand(io: Io, answer: (code: ExitCode) => void): Command {
  return new Command("verify")
    .summary("verify endpoints in the AWS account after apply")
    .description(
      "Waits until the endpoints run the configuration that was applied, reads their scaling resources from the AWS account, and reports what is wrong. Changes nothing and invokes no endpoint.",
    )
    .option("--outputs <file>", "output of cdktf deploy --outputs-file or terraform output -json; - for standard input")
    .option("--state <file>", "output of terraform show -json; - for standard input")
    .option("--plan <file>", "output of terraform show -json PLAN; - for standard input")
    .option("--endpoint <name...>", "endpoint names; nothing is compared with Terraform", endpointNamesOption)
    .option("--region <region>", "AWS Region to use (default: Region of the input, then AWS_REGION)")
    .option("--profile <name>", "AWS profile to use (default: AWS_PROFILE)")
    .option("--endpoint-url <url>", "URL of the AWS APIs (default: AWS_ENDPOINT_URL)", urlOption)
    .addOption(
      new Option("--timeout <time>", "time limit for the whole command, such as 90s, 35m or 1h; 0 checks once")
        .argParser(durationOption)
        .default(DEFAULT_TIMEOUT_SECONDS, "35m")
        .env(TIMEOUT_VARIABLE),
    )
    .addOption(new Option("-f, --format <format>", "output format").choices(VERIFY_FORMATS).default("text"))
    .option("-o, --output <file>", "file to write the report to (default: standard output)")
    .addOption(failOnOption().env(FAIL_ON_VARIABLE))
    .option("--acknowledgements <file>", "acknowledged findings (default: .scale-to-zero.json, if it exists)")
    .option("--print-iam-policy", "print the IAM policy that verify requires, and exit")
    .addHelpText("after", EXAMPLES)
    .action(async (options: VerifyOptions) => {
      const { verify }: typeof import("../verify") = require("../verify");
      answer(await verify(options, io));
    });
}
