import { ScaleToZeroError } from "../errors";

export const wrongDuration = (name: string, given: string, requirement: string): ScaleToZeroError =>
  new ScaleToZeroError(`${name} is ${given}. It must be ${requirement}.`);

export const streamingBody = (kind: string): ScaleToZeroError =>
  new ScaleToZeroError(`Body is a ${kind}. It cannot be sent again after a refusal. Read it into a Buffer first.`);
