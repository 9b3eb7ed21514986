import { iamPolicy } from "../aws/iam-policy";
import { readStatus } from "../operate/status/status";
import { statusJson } from "../operate/status/status-output";
import { statusText } from "../operate/status/status-text";
import type { AccountOptions } from "./account-options";
import { UsageError } from "./errors";
import { ExitCode } from "./exit-code";
import type { Io } from "./io";
import { openedAccount } from "./opened-account";
import { failedCall } from "./operate-failure";
import { checkOutput } from "./output-file";
import { print } from "./printed-review";

export interface StatusOptions extends AccountOptions {
  readonly endpoint?: readonly string[];
  readonly all?: boolean;
  readonly format: "text" | "json";
  readonly output?: string;
}

/** `scale-to-zero status`: one look. */
export async function status(options: StatusOptions, io: Io): Promise<ExitCode> {
  const { endpoint = [], all = false, format, output, printIamPolicy } = options;
  if (printIamPolicy === true) {
    print(`${JSON.stringify(iamPolicy("status"), undefined, 2)}\n`, output, io);
    return ExitCode.GOOD;
  }
  if (endpoint.length > 0 === all) {
    throw new UsageError(
      all
        ? "--all and --endpoint exclude each other; pass one of them"
        : "name endpoints with --endpoint, or pass --all",
    );
  }
  checkOutput(output, [], io.cwd);
  const aws = await openedAccount("status", options, io);
  try {
    const state = await readStatus(aws, all ? "all" : endpoint);
    print(format === "json" ? `${JSON.stringify(statusJson(state), undefined, 2)}\n` : statusText(state), output, io);
    return ExitCode.GOOD;
  } catch (error) {
    return failedCall(error, io);
  } finally {
    aws.close();
  }
}
