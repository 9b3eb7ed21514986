import { ScaleToZeroError } from "../errors";
import { shown } from "../shown";

const EXAMPLE =
  '{ "acknowledgements": [{ "rule": "Z05", "address": "module.llm.*", "reason": "one copy stays for the demo" }] }';

export const acknowledgementsNotJson = (file: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: is not valid JSON; write ${EXAMPLE}`);

/** @param place such as `acknowledgements[0].reason` */
export const acknowledgementsWrong = (file: string, place: string, requirement: string): ScaleToZeroError =>
  new ScaleToZeroError(`${file}: ${place === "" ? "the document" : place} ${requirement}; write ${EXAMPLE}`);

/** @param place such as `acknowledgements[0].reason` */
export const knownFindingsWrong = (place: string, requirement: string): ScaleToZeroError =>
  new ScaleToZeroError(`${place} ${requirement}`);

export const wrongFailOn = (text: unknown, allowed: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `failOn is ${shown(text)}; write one of ${allowed.map((one) => JSON.stringify(one)).join(", ")}`,
  );
