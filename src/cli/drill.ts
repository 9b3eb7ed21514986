import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ChangeableAws } from "../aws/aws";
import { iamPolicy } from "../aws/iam-policy";
import { changeText } from "../operate/change/capacity-change";
import { drillJson } from "../operate/drill/drill-output";
import { drillMarkdown, drillText } from "../operate/drill/drill-text";
import { drillMayRun, RestoreStopped } from "../operate/drill/errors";
import { mayBeInProgress } from "../operate/drill/journal";
import { planDrill } from "../operate/drill/plan-drill";
import { leftJournal, restoreDrill } from "../operate/drill/restore";
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
    print(`${JSON.stringify(iamPolicy("drill"), undefined, 2)}\n`, flags.output, io);
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
  const left = await leftJournal(aws, name, journal);
  for (const change of left.changes) {
    writeLine(io.stderr, `The drill changed ${changeText(change)}.`);
  }
  if (mayBeInProgress(left)) {
    writeLine(io.stderr, drillMayRun(left));
  }
  if (!(await confirmed(flags, `Put back what the drill of ${name} changed`, io))) {
    return ExitCode.GOOD;
  }
  const stop = new Stop("Stopping: the journal is left, and --restore can be run again.", io);
  try {
    const setup = { stopped: stop.signal, onProgress: (line: string) => writeLine(io.stderr, line) };
    for (const { change, how } of await restoreDrill(aws, left, journal, setup)) {
      writeLine(io.stdout, `Put back ${change.kind} ${change.name}: ${how}.`);
    }
    if (left.changes.length === 0) {
      writeLine(io.stdout, "The drill had changed nothing: only its journal is deleted.");
    }
    return ExitCode.GOOD;
  } catch (error) {
    if (error instanceof RestoreStopped) {
      writeLine(io.stderr, error.message);
      return ExitCode.FINDINGS;
    }
    throw error;
  } finally {
    stop.over();
  }
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
  const setup = {
    endpoint: name,
    component: flags.component,
    payload,
    contentType: flags.contentType,
    budgetSeconds: budget,
    maxCostUsd: flags.maxCost,
    prices,
    ...{ sleepNow, wayDown, journal },
    onProgress: (line: string) => writeLine(io.stderr, line),
  };
  const { change } = await planDrill(aws, setup);
  writeLine(
    io.stderr,
    `The drill ${sleepNow ? `sets endpoint ${name} to zero` : `waits until endpoint ${name} is at zero`}, sends requests until one is answered${wayDown ? ", and waits for zero again" : ""}, in at most ${lengthText(budget)}.`,
  );
  if (change !== undefined) {
    writeLine(io.stderr, `It changes ${changeText(change)}, and puts that back.`);
  }
  // Standard output has a report for programs, and nothing else.
  const people = flags.format === "text" ? io : { ...io, stdout: io.stderr };
  if (!(await confirmed(flags, "Start the drill", people))) {
    return ExitCode.GOOD;
  }
  const stop = new Stop(
    "Stopping: what was changed is put back. A second signal ends at once; --restore puts back then.",
    io,
  );
  try {
    const result = await runDrill(aws, { ...setup, stopped: stop.signal });
    print(rendered(result, flags.format), flags.output, io);
    return result.outcome === "woke" ? ExitCode.GOOD : ExitCode.FINDINGS;
  } finally {
    stop.over();
  }
}

/** A first signal that stops gracefully, with a sentence. */
class Stop {
  private readonly stopped = new AbortController();
  private readonly ended = new AbortController();

  constructor(sentence: string, io: Io) {
    void stopSignal(this.ended.signal).then(() => {
      writeLine(io.stderr, sentence);
      this.stopped.abort();
    });
  }

  get signal(): AbortSignal {
    return this.stopped.signal;
  }

  /** Signals have their default effect again. */
  over(): void {
    this.ended.abort();
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
