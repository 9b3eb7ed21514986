import { UsageError } from "./errors";
import { type Io, writeLine } from "./io";

export interface ConfirmOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/**
 * Whether a change may be made: by `--yes`, or by a person at a terminal. Nothing is made on a dry run. If it may not be made,
 * standard output says that nothing was changed.
 *
 * @param question without its question mark, such as `Change the capacity`
 * @throws UsageError without a terminal to ask on
 */
export async function confirmed(options: ConfirmOptions, question: string, io: Io): Promise<boolean> {
  const isConfirmed = options.dryRun !== true && (options.yes === true || (await asked(question, io)));
  if (!isConfirmed) {
    writeLine(io.stdout, options.dryRun === true ? "Nothing was changed: this is a dry run." : "Nothing was changed.");
  }
  return isConfirmed;
}

async function asked(question: string, io: Io): Promise<boolean> {
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
