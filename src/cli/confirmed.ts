import { UsageError } from "./errors";
import type { Io } from "./io";

export interface ConfirmOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/**
 * Whether a change may be made: by `--yes`, or by a person at a terminal. Nothing is made on a dry run.
 *
 * @param question without its question mark, such as `Change the capacity`
 * @throws UsageError without a terminal to ask on
 */
export async function confirmed({ yes = false, dryRun = false }: ConfirmOptions, question: string, io: Io) {
  if (dryRun) {
    return false;
  }
  if (yes) {
    return true;
  }
  if (io.stderr.isTTY !== true) {
    throw new UsageError("there is no terminal to ask on; pass --yes to make the change, or --dry-run to see it");
  }
  io.stderr.write(`${question}? [y/N] `);
  return /^y(?:es)?$/i.test((await firstLine(io.stdin)).trim());
}

async function firstLine(input: AsyncIterable<unknown>): Promise<string> {
  let text = "";
  for await (const chunk of input) {
    text += String(chunk);
    if (text.includes("\n")) {
      break;
    }
  }
  return text.split("\n")[0] ?? "";
}
