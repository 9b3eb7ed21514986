import { ScaleToZeroError } from "../errors";
import { UnprintableError } from "../hcl/errors";
import { systemCode } from "../topology/errors";

/** Says where in the configuration something cannot be printed. */
export const unprintableAt = (place: string, cause: UnprintableError): UnprintableError =>
  new UnprintableError(`${place}: ${cause.message}`, { cause });

export const blockIsExpression = (name: string): UnprintableError =>
  new UnprintableError(
    `${name} is a block, and was given an expression: HCL writes one for each element with a dynamic block (TerraformIterator.dynamic)`,
  );

export const badName = (name: string, kind: string): UnprintableError =>
  new UnprintableError(
    `${JSON.stringify(name)} is no name for ${kind}: it may hold letters, digits, underscores and hyphens, and begins with a letter or an underscore`,
  );

export const unknownSection = (name: string): UnprintableError =>
  new UnprintableError(`${JSON.stringify(name)} is no top-level block of Terraform that this knows how to print`);

export const unknownBlocks = (addresses: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `${addresses.join(", ")}: the module has no block with this address. Correct it in the option \`sections\` of the ModuleStack`,
  );

export const sameNames = (stack: string, clashes: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `${stack}: two elements have one address in the module\n${clashes.map((clash) => `  ${clash}`).join("\n")}\n` +
      "Give one of them another name with the option `names` of the ModuleStack",
  );

export const assetIsNoFile = (path: string): UnprintableError =>
  new UnprintableError(
    `${path}: only an asset that is one file goes with a printed module, not a folder or an archive of one; pack it into a file first`,
  );

export const badHandOver = (name: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${name}: the program printed this module in a way that is not understood here; does it use another version of this package?`,
  );

export const moduleNotWritten = (directory: string, cause: unknown): ScaleToZeroError =>
  new ScaleToZeroError(
    `${directory}: the module cannot be written (${systemCode(cause) ?? "unknown reason"}); its files are as they were`,
    { cause },
  );

export const moduleNotRead = (directory: string, cause: unknown): ScaleToZeroError =>
  new ScaleToZeroError(`${directory}: the module cannot be read (${systemCode(cause) ?? "unknown reason"})`, { cause });

export const unknownAttribute = (at: string, path: string): ScaleToZeroError =>
  new ScaleToZeroError(`${at} has no attribute ${path}: name one that the module declares`);
