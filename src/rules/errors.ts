import { ScaleToZeroError } from "../errors";
import { shown } from "../shown";

const EXAMPLE =
  '{ "acknowledgements": [{ "rule": "Z05", "address": "module.llm.*", "reason": "one copy stays for the demo" }] }';

export const projectFileNotJson = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is not valid JSON; write ${EXAMPLE}`);

/** @param place such as `acknowledgements[0].reason` */
export const acknowledgementsWrong = (file: string, place: string, requirement: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: ${place} ${requirement}; write ${EXAMPLE}`);

/** @param place such as `budgets.maxWake`; empty for the document */
export const projectFileWrong = (file: string, place: string, requirement: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: ${place === "" ? "the document" : place} ${requirement}`);

/** @param place such as `acknowledgements[0].reason` */
export const knownFindingsWrong = (place: string, requirement: string): ScaleToZeroError =>
  new ScaleToZeroError(`${place} ${requirement}`);

/** @param advice how it is written */
export const wrongFailOn = (given: unknown, advice: string): ScaleToZeroError =>
  new ScaleToZeroError(`failOn is ${shown(given)}, must be a FailOn: ${advice}`);

export const wrongFailOnText = (text: unknown, allowed: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `FailOn.of(${shown(text)}): the text must be one of ${allowed.map((one) => JSON.stringify(one)).join(", ")}`,
  );
