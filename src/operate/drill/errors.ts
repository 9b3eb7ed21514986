import { ScaleToZeroError } from "../../errors";
import { commandOf } from "../../shell";
import { type CapacityChange, changeText } from "../change/capacity-change";
import { counted, momentText } from "../text";
import type { Journal } from "./journal-shape";

export const severalComponents = (endpoint: string, names: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `Endpoint ${endpoint} has ${counted(names.length, "inference component")}: choose one with --component (${names.join(", ")})`,
  );

/** The command that puts back what a journal has, for a shell. */
function restoreCommand(endpointArn: string, file: string): string {
  const [, , , region = ""] = endpointArn.split(":");
  const restore = ["scale-to-zero", "drill", endpointOf(endpointArn), "--restore"];
  return commandOf(...restore, "--journal", file, "--region", region);
}

const endpointOf = (arn: string): string => arn.split("/")[1] ?? arn;

export const journalLeft = (file: string, { endpointArn, changes }: Journal): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: an earlier drill of endpoint ${endpointOf(endpointArn)} left its journal (${changes.map(changeText).join("; ")}): put that back first, with \`${restoreCommand(endpointArn, file)}\``,
  );

export const drillRunning = (file: string, { endpointArn, startedAt, pid, host }: Journal): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: is the journal of a drill of endpoint ${endpointOf(endpointArn)} that is in progress (process ${pid} on ${host} since ${momentText(new Date(startedAt))}): wait for its end. If it has ended, put back what it changed with \`${restoreCommand(endpointArn, file)}\``,
  );

/** A sentence for people, and no error: the number of a process that has ended may belong to another one. */
export const drillMayRun = ({ startedAt, pid, host }: Journal): string =>
  `The drill may still be in progress (process ${pid} on ${host} since ${momentText(new Date(startedAt))}). If it is, stop it first: it puts back what it changed.`;

/** A sentence for people, and no error: the error is why. */
export const notPutBack = (endpointArn: string, changes: readonly CapacityChange[], file: string): string =>
  `NOT put back: ${changes.map(changeText).join("; ")}. Run \`${restoreCommand(endpointArn, file)}\` when AWS answers again`;

/** Putting back was stopped: the rest is still to be done. */
export class RestoreStopped extends ScaleToZeroError {
  constructor(endpointArn: string, file: string) {
    super(
      `Stopped: not everything is put back. The journal is left, run \`${restoreCommand(endpointArn, file)}\` again`,
    );
  }
}

export const noJournal = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: there is no journal of a drill: nothing is to be put back`);

export const otherEndpoint = (file: string, journaled: string, arn: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: is the journal of ${journaled}, and not of ${arn}: choose that endpoint, account and Region`,
  );

export const notPriced = (instanceType: string | undefined, region: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `--max-cost: the price of ${instanceType ?? "the instance type"} in ${region} is not known; pass it with --price`,
  );

/** The payload is at fault: the drill says nothing about the endpoint. */
export class PayloadRefused extends ScaleToZeroError {
  constructor(message: string) {
    super(`The request of the drill was refused (${message}): check --payload, --content-type and --component`);
  }
}
