import type { AwsCommand } from "../aws/access";
import type { ChangeableAws } from "../aws/aws";
import { iamPolicy } from "../aws/iam-policy";
import { applyChange, changeText } from "../operate/change/capacity-change";
import { type ChangePlan, planSleep, planWake } from "../operate/change/plan";
import { waitForCapacity } from "../operate/change/wait-for-capacity";
import { type OperateReading, readEndpoints } from "../operate/reading";
import { lengthText } from "../operate/text";
import type { AccountOptions } from "./account-options";
import { type ConfirmOptions, confirmed } from "./confirmed";
import { UsageError } from "./errors";
import { ExitCode } from "./exit-code";
import { type Io, writeLine } from "./io";
import { openedForChanges } from "./opened-account";
import { failedCall } from "./operate-failure";

interface ChangeOptions extends AccountOptions, ConfirmOptions {
  readonly component?: string;
  readonly wait?: boolean;
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
    io.stdout.write(`${JSON.stringify(iamPolicy(command), undefined, 2)}\n`);
    return ExitCode.GOOD;
  }
  if (name === undefined) {
    throw new UsageError(`name the endpoint to ${command === "wake" ? "wake" : "put to sleep"}`);
  }
  const aws = await openedForChanges(command, flags, io);
  try {
    const planned = plan(await readEndpoints(aws, [name]));
    return await carryOut(aws, planned, flags, io);
  } catch (error) {
    return failedCall(error, io);
  } finally {
    aws.close();
  }
}

async function carryOut(aws: ChangeableAws, plan: ChangePlan, flags: ChangeOptions, io: Io): Promise<ExitCode> {
  const { endpoint, changes, notes } = plan;
  const [, , , region, account] = endpoint.arn.split(":");
  if (changes.length > 0) {
    writeLine(io.stdout, `Endpoint ${endpoint.name} in account ${account}, ${region}:`);
  }
  for (const change of changes) {
    writeLine(io.stdout, `  ${changeText(change)}`);
  }
  for (const note of notes) {
    writeLine(io.stdout, note);
  }
  if (changes.length === 0) {
    return ExitCode.GOOD;
  }
  if (!(await confirmed(flags, "Change the capacity", io))) {
    return ExitCode.GOOD;
  }
  for (const change of changes) {
    await applyChange(aws, change);
    writeLine(io.stdout, `Changed ${changeText(change)}.`);
  }
  if (flags.wait !== true) {
    return ExitCode.GOOD;
  }
  const { reached, seconds, state } = await waitForCapacity(aws, changes, {
    timeoutSeconds: flags.timeout,
    onProgress: (line) => writeLine(io.stderr, line),
  });
  const because = state.because === undefined ? "" : ` (${state.because})`;
  writeLine(
    reached ? io.stdout : io.stderr,
    reached
      ? `Endpoint ${endpoint.name} is ${state.condition} after ${lengthText(seconds)}.`
      : `Endpoint ${endpoint.name} did not get there in ${lengthText(seconds)}: it is ${state.condition}${because}.`,
  );
  return reached ? ExitCode.GOOD : ExitCode.FINDINGS;
}
