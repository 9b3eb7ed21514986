import type { AwsCommand } from "../aws/access";
import type { ChangeableAws } from "../aws/aws";
import { iamPolicy } from "../aws/iam-policy";
import { applyChange, type CapacityChange, changeText } from "../operate/change/capacity-change";
import { type ChangeResult, capacityChangeJson } from "../operate/change/change-output";
import { type ChangePlan, changesOf, notesOf, planSleep, planWake } from "../operate/change/plan";
import { type CapacityWait, waitForCapacity } from "../operate/change/wait-for-capacity";
import { type OperateReading, readEndpoints } from "../operate/reading";
import { lengthText } from "../operate/text";
import { oneLine } from "../printable";
import type { AccountOptions } from "./account-options";
import { type ConfirmOptions, confirmed } from "./confirmed";
import { UsageError } from "./errors";
import { ExitCode } from "./exit-code";
import { type Io, type Output, writeLine } from "./io";
import { openedForChanges } from "./opened-account";
import { failedCall } from "./operate-failure";
import { checkOutput } from "./output-file";
import { print } from "./printed-review";

interface ChangeOptions extends AccountOptions, ConfirmOptions {
  readonly component?: string;
  readonly wait?: boolean;
  readonly format: "text" | "json";
  readonly output?: string;
}

export interface WakeFlags extends ChangeOptions {
  readonly copies?: number;
}

export interface SleepFlags extends ChangeOptions {
  readonly force?: boolean;
}

/** `scale-to-zero wake` */
export const wake = (name: string | undefined, flags: WakeFlags, io: Io): Promise<ExitCode> =>
  changeCapacity({ command: "wake", plan: (reading) => planWake(reading, flags) }, name, flags, io);

/** `scale-to-zero sleep` */
export const sleep = (name: string | undefined, flags: SleepFlags, io: Io): Promise<ExitCode> =>
  changeCapacity({ command: "sleep", plan: (reading) => planSleep(reading, flags) }, name, flags, io);

interface Planner {
  readonly command: Extract<AwsCommand, "wake" | "sleep">;
  readonly plan: (reading: OperateReading) => ChangePlan;
}

/** Says what changes, asks, changes it, and waits if that was asked for. */
async function changeCapacity(
  { command, plan }: Planner,
  name: string | undefined,
  flags: ChangeOptions,
  io: Io,
): Promise<ExitCode> {
  if (flags.printIamPolicy === true) {
    print(`${JSON.stringify(iamPolicy(command), undefined, 2)}\n`, flags.output, io);
    return ExitCode.GOOD;
  }
  if (name === undefined) {
    throw new UsageError(`name the endpoint to ${command === "wake" ? "wake" : "put to sleep"}`);
  }
  checkOutput(flags.output, [], io.cwd);
  const aws = await openedForChanges(command, flags, io);
  try {
    const planned = plan(await readEndpoints(aws, [name]));
    return await new Change(aws, command, planned, flags, io).carryOut();
  } catch (error) {
    return failedCall(error, io);
  } finally {
    aws.close();
  }
}

/** A plan that is shown, confirmed, carried out and reported. */
class Change {
  /** As text, the lines that are printed on the way are the report. */
  private readonly said: string[] = [];
  private readonly made: CapacityChange[] = [];
  private readonly changes: readonly CapacityChange[];
  /** Standard output has the report, and nothing else. */
  private readonly people: Output;
  private readonly isReportSaid: boolean;

  constructor(
    private readonly aws: ChangeableAws,
    private readonly command: ChangeResult["command"],
    private readonly plan: ChangePlan,
    private readonly flags: ChangeOptions,
    private readonly io: Io,
  ) {
    this.changes = changesOf(plan);
    this.isReportSaid = flags.format === "text" && flags.output === undefined;
    this.people = this.isReportSaid ? io.stdout : io.stderr;
  }

  async carryOut(): Promise<ExitCode> {
    const { plan, changes, flags, io } = this;
    this.show();
    if (changes.length === 0) {
      return this.report("unchanged");
    }
    const lines = { write: (text: string) => this.say(text.trimEnd()) };
    if (!(await confirmed(flags, "Change the capacity", { ...io, stdout: lines }))) {
      return this.report(flags.dryRun === true ? "dry run" : "declined");
    }
    let wait: CapacityWait | undefined;
    try {
      await this.apply();
      wait = flags.wait === true ? await this.wait() : undefined;
    } catch (error) {
      // What was changed is reported, whatever came after it.
      this.reportFailure();
      throw error;
    }
    if (wait !== undefined) {
      this.sayWait(plan.endpoint.name, wait);
    }
    this.report("changed", wait);
    return wait === undefined || wait.reached ? ExitCode.GOOD : ExitCode.FINDINGS;
  }

  private show(): void {
    const { plan, changes } = this;
    const { endpoint } = plan;
    const [, , , region, account] = endpoint.arn.split(":");
    if (changes.length > 0) {
      this.say(`Endpoint ${endpoint.name} in account ${account}, ${region}:`);
    }
    for (const change of changes) {
      this.say(`  ${changeText(change)}`);
    }
    for (const note of notesOf(plan)) {
      this.say(note);
    }
  }

  private async apply(): Promise<void> {
    for (const change of this.changes) {
      await applyChange(this.aws, change);
      this.made.push(change);
      this.say(`Changed ${changeText(change)}.`);
    }
  }

  private wait(): Promise<CapacityWait> {
    return waitForCapacity(this.aws, this.changes, {
      timeoutSeconds: this.flags.timeout,
      onProgress: (line) => writeLine(this.io.stderr, line),
    });
  }

  private sayWait(name: string, { reached, seconds, state }: CapacityWait): void {
    const because = state.because === undefined ? "" : ` (${state.because})`;
    this.say(
      reached
        ? `Endpoint ${name} is ${state.condition} after ${lengthText(seconds)}.`
        : `Endpoint ${name} did not reach the capacity in ${lengthText(seconds)}. Its state is ${state.condition}${because}.`,
      reached ? this.people : this.io.stderr,
    );
  }

  private say(line: string, to: Output = this.people): void {
    this.said.push(`${oneLine(line)}\n`);
    writeLine(to, line);
  }

  /** The error that is about to be thrown is not hidden by one of the file. */
  private reportFailure(): void {
    try {
      this.report(this.made.length === this.changes.length ? "changed" : "failed");
    } catch (error) {
      writeLine(this.io.stderr, error instanceof Error ? error.message : String(error));
    }
  }

  private report(outcome: ChangeResult["outcome"], wait?: CapacityWait): ExitCode {
    const { command, plan, made, flags, io } = this;
    if (!this.isReportSaid) {
      const json = () =>
        `${JSON.stringify(capacityChangeJson({ command, plan, outcome, made, wait }), undefined, 2)}\n`;
      print(flags.format === "json" ? json() : this.said.join(""), flags.output, io);
    }
    return ExitCode.GOOD;
  }
}
