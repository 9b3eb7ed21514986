import { type Command, InvalidArgumentError, Option } from "commander";
import { durationOption } from "../duration-option";

/** Adds the options of each command that calls AWS. */
export const withAccountOptions = (command: Command, timeoutSeconds: number, timeoutText: string): Command =>
  command
    .option("--region <region>", "AWS Region to use (default: AWS_REGION)")
    .option("--profile <name>", "AWS profile to use (default: AWS_PROFILE)")
    .option("--endpoint-url <url>", "URL of the AWS APIs (default: AWS_ENDPOINT_URL)", urlOption)
    .addOption(
      new Option("--timeout <time>", "time limit for the whole command, such as 90s, 35m or 1h")
        .argParser(durationOption)
        .default(timeoutSeconds, timeoutText),
    );

/** The value of `--endpoint-url`, for commander. */
export function urlOption(text: string): string {
  const isUrl = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (!isUrl) {
    throw new InvalidArgumentError("It must be a URL, such as http://127.0.0.1:4599.");
  }
  return text;
}
