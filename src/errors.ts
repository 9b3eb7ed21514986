/**
 * An error that a person can act on: it says what happened, where, why, and what to do.
 *
 * Each room raises it through the named factories of its own `errors.ts`. The command line prints the message
 * without a stack trace and exits with code 2.
 */
export class ScaleToZeroError extends Error {
  /** Always `ScaleToZeroError`. */
  override readonly name: string = "ScaleToZeroError";

  /** The message, in the lines that it is printed in. Line breaks within one, such as those of a file name, are escaped. */
  get lines(): readonly string[] {
    return [this.message];
  }
}
