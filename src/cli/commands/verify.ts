import { Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_TIMEOUT_SECONDS } from "../../verify/waiting/timeout";
import { FAIL_ON_VARIABLE, TIMEOUT_VARIABLE } from "../../verify/wanted/applied-endpoints";
import { durationOption } from "../duration-option";
import type { ExitCode } from "../exit-code";
import { failOnOption } from "../fail-on";
import type { Io } from "../io";
import type { VerifyOptions } from "../verify";

/** SARIF is about files, and there are none here. */
const VERIFY_FORMATS = ["text", "json", "markdown", "junit"];

const EXAMPLES = `
Examples:
  cdktf deploy chat --outputs-file outputs.json
  scale-to-zero verify --outputs outputs.json
  terraform show -json | scale-to-zero verify --state -
  scale-to-zero verify --endpoint chat --timeout 0   look once, wait for nothing
  scale-to-zero verify --print-iam-policy            the permissions it requires

Region, profile and endpoint URL are read as the AWS SDK reads them: AWS_REGION,
AWS_PROFILE, AWS_ENDPOINT_URL.

Exit codes: 0 good, 1 the tool failed or AWS does not answer,
2 bad usage, input or credentials, 3 findings at or above --fail-on,
or an incomplete answer with --fail-on unknown`;

/** `scale-to-zero verify` */
export function verifyCommand(io: Io, answer: (code: ExitCode) => void): Command {
  return new Command("verify")
    .summary("wait for what was applied, and verify that it sleeps and wakes")
    .description(
      "Waits until the endpoints are in service on what was applied, reads how they are wired in the account, and says what is wrong. Changes and invokes nothing.",
    )
    .option("--outputs <file>", "of `cdktf deploy --outputs-file` or `terraform output -json`, - for standard input")
    .option("--state <file>", "of `terraform show -json`, - for standard input")
    .option("--plan <file>", "of `terraform show -json PLAN`, - for standard input")
    .option("--endpoint <name...>", "names of endpoints")
    .option("--region <region>", "where it was applied (default: as the outputs say, or as the AWS SDK reads it)")
    .option("--profile <name>", "of the shared AWS configuration (default: as the AWS SDK reads it)")
    .option("--endpoint-url <url>", "where AWS is (default: as the AWS SDK reads it)", url)
    .addOption(
      new Option("--timeout <time>", "maximum time for the whole command, such as 90s or 1h; 0 looks once")
        .argParser(durationOption)
        .default(DEFAULT_TIMEOUT_SECONDS, "35m")
        .env(TIMEOUT_VARIABLE),
    )
    .addOption(new Option("-f, --format <format>", "how to print it").choices(VERIFY_FORMATS).default("text"))
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addOption(failOnOption().env(FAIL_ON_VARIABLE))
    .option(
      "--acknowledgements <file>",
      "findings that are acknowledged (default: .scale-to-zero.json if there is one)",
    )
    .option("--print-iam-policy", "print the policy that it needs, and call nothing")
    .addHelpText("after", EXAMPLES)
    .action(async (options: VerifyOptions) => {
      const { verify }: typeof import("../verify") = require("../verify");
      answer(await verify(options, io));
    });
}

function url(text: string): string {
  const isUrl = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (!isUrl) {
    throw new InvalidArgumentError("It must be a URL, such as http://127.0.0.1:4599.");
  }
  return text;
}
