import { durationText } from "../../simulation/amounts";
import type { ApplyEffect, Range } from "../change-review";

/** `3 min`, or `3 min to 5 min`. */
export function rangeText({ least, most }: Range): string {
  const [from, to] = [durationText(least), durationText(most)];
  return from === to ? from : `${from} to ${to}`;
}

/** What happens, and for how long nothing answers. A sentence with its full stop. */
export const effectText = ({ what, seconds }: ApplyEffect): string =>
  `${sentence(what)}${seconds === undefined ? "" : ` Nothing answers for about ${rangeText(seconds)}.`}`;

const EVIDENCE = {
  verified: "",
  measured: "",
  inferred: " This follows from the documents and was not measured.",
  uncertain: " This is uncertain.",
} as const;

/** Why it happens, and how certain that is. */
export const reasonText = ({ why, evidence }: ApplyEffect): string => `${sentence(why)}${EVIDENCE[evidence]}`;

/** With a full stop at the end. */
export const sentence = (text: string): string => (/[.?]$/.test(text) || text === "" ? text : `${text}.`);
