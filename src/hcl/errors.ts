import { ScaleToZeroError } from "../errors";

/** A configuration that cannot be written as HCL. */
export class UnprintableError extends ScaleToZeroError {}

export const badExpression = (source: string, problem: string): UnprintableError =>
  new UnprintableError(`${abridged(source)}: is no Terraform expression that can be printed: ${problem}`);

export const badText = (text: string, problem: string): UnprintableError =>
  new UnprintableError(`${abridged(text)}: HCL cannot hold this text: ${problem}; take it out, or encode it`);

export const badNumber = (value: number): UnprintableError =>
  new UnprintableError(`${value} is no number that HCL can hold`);

export const badValue = (value: unknown): UnprintableError =>
  new UnprintableError(`a value of type ${typeof value} cannot be printed as HCL`);

function abridged(text: string): string {
  const shown = JSON.stringify(text);
  return shown.length > 120 ? `${shown.slice(0, 117)}…"` : shown;
}
