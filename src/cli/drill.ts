import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ChangeableAws } from "../aws/aws";
import { iamPolicy } from "../aws/iam-policy";
import { drillJson } from "../operate/drill/drill-output";
import { drillMarkdown, drillText } from "../operate/drill/drill-text";
import { restoreDrill } from "../operate/drill/restore";
import { type DrillResult, runDrill } from "../operate/drill/run-drill";
import { lengthText } from "../operate/text";
import { unreadable } from "../topology/errors";
import type { AccountOptions } from "./account-options";
import { type ConfirmOptions, confirmed } from "./confirmed";
import { UsageError } from "./errors";
import { ExitCode } from "./exit-code";
import { type Io, writeLine } from "./io";
import { openedForChanges } from "./opened-account";
import { failedCall } from "./operate-failure";
import { checkOutput } from "./output-file";
import { print } from "./printed-review";
import { pricesFrom } from "./simulation/price-sources";
import { stopSignal } from "./stop-signal";

export interface DrillFlags extends Omit<AccountOptions, "timeout">, ConfirmOptions {
  readonly payload?: string;
  readonly contentType: string;
  readonly component?: string;
  /** In seconds. */
  readonly budget: number;
  readonly maxCost?: number;
  readonly price?: readonly string[];
  readonly prices?: string;
  readonly sleepNow?: boolean;
  readonly wayDown?: boolean;
  readonly restore?: boolean;
  readonly journal?: string;
  readonly format: "text" | "json" | "markdown";
  readonly output?: string;
}

/** Time to put back what was changed, after the budget. */
const PUT_BACK_SECONDS = 35 * 60;

/** `scale-to-zero drill` */
export async function drill(name: string | undefined, flags: DrillFlags, io: Io): Promise<ExitCode> {
  if (flags.printIamPolicy === true) {
    io.stdout.write(`${JSON.stringify(iamPolicy("drill"), undefined, 2)}\n`);
    return ExitCode.GOOD;
  }
  if (name === undefined) {
    throw new UsageError("name the endpoint to drill");
  }
  const journal = resolve(io.cwd, flags.journal ?? `.scale-to-zero-drill-${name}.json`);
  checkOutput(flags.output, [flags.payload, flags.prices, journal], io.cwd);
  const aws = await openedForChanges("drill", { ...flags, timeout: flags.budget + PUT_BACK_SECONDS }, io);
  try {
    return flags.restore === true
      ? await restore(aws, name, journal, flags, io)
      : await perform(aws, name, journal, flags, io);
  } catch (error) {
    return failedCall(error, io);
  } finally {
    aws.close();
  }
}

async function restore(
  aws: ChangeableAws,
  name: string,
  journal: string,
  flags: DrillFlags,
  io: Io,
): Promise<ExitCode> {
  if (!(await confirmed(flags, `Put back what the drill of ${name} changed`, io))) {
    return ExitCode.GOOD;
  }
  for (const { change, how } of await restoreDrill(aws, name, journal, (line) => writeLine(io.stderr, line))) {
    writeLine(io.stdout, `Put back ${change.kind} ${change.name}: ${how}.`);
  }
  return ExitCode.GOOD;
}

async function perform(
  aws: ChangeableAws,
  name: string,
  journal: string,
  flags: DrillFlags,
  io: Io,
): Promise<ExitCode> {
  const { payload: file, budget, sleepNow = false, wayDown = false } = flags;
  if (file === undefined) {
    throw new UsageError("--payload: name a file with a request that the endpoint answers");
  }
  const payload = read(file, io.cwd);
  const prices = pricesFrom(flags, io);
  writeLine(
    io.stderr,
    `The drill ${sleepNow ? `sets endpoint ${name} to zero` : `waits until endpoint ${name} is at zero`}, sends requests until one is answered${wayDown ? ", and waits for zero again" : ""}, in at most ${lengthText(budget)}.`,
  );
  if (!(await confirmed(flags, "Start the drill", io))) {
    return ExitCode.GOOD;
  }
  const stopped = new AbortController();
  const over = new AbortController();
  void stopSignal(over.signal).then(() => {
    writeLine(
      io.stderr,
      "Stopping: what was changed is put back. A second signal ends at once; --restore puts back then.",
    );
    stopped.abort();
  });
  try {
    const result = await runDrill(aws, {
      endpoint: name,
      component: flags.component,
      payload,
      contentType: flags.contentType,
      budgetSeconds: budget,
      maxCostUsd: flags.maxCost,
      prices,
      ...{ sleepNow, wayDown, journal },
      stopped: stopped.signal,
      onProgress: (line) => writeLine(io.stderr, line),
    });
    print(rendered(result, flags.format), flags.output, io);
    return result.outcome === "woke" ? ExitCode.GOOD : ExitCode.FINDINGS;
  } finally {
    over.abort();
  }
}

function rendered(result: DrillResult, format: DrillFlags["format"]): string {
  switch (format) {
    case "text":
      return drillText(result);
    case "json":
      return `${JSON.stringify(drillJson(result), undefined, 2)}\n`;
    case "markdown":
      return drillMarkdown(result);
  }
}

function read(file: string, cwd: string): Uint8Array {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    throw unreadable(file, error);
  }
}
