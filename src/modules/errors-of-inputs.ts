import { ScaleToZeroError } from "../errors";

export const unknownAttribute = (at: string, path: string): ScaleToZeroError =>
  new ScaleToZeroError(`${at} has no attribute ${path}: name one that the module declares`);
