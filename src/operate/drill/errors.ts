import { ScaleToZeroError } from "../../errors";
import { counted } from "../text";

export const severalComponents = (endpoint: string, names: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `Endpoint ${endpoint} has ${counted(names.length, "inference component")}: choose one with --component (${names.join(", ")})`,
  );

export const journalLeft = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: an earlier drill left its journal: put back what it changed with \`scale-to-zero drill NAME --restore\` first`,
  );

/** A sentence for people, and no error: the error is why. */
export const notPutBack = (endpoint: string, changes: readonly string[], file: string): string =>
  `NOT put back: ${changes.join("; ")}. Run \`scale-to-zero drill ${endpoint} --restore --journal ${file}\` when AWS answers again`;

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
