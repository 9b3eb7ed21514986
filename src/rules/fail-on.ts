import { wrongFailOn } from "./errors";
import type { Severity } from "./rule";

/** What a command, a program or an apply fails on. */
export interface FailOn {
  /** From which severity on findings do; none when it is left out. */
  readonly severity?: Severity;
  /** Whether an answer that is not known does, too. */
  readonly unknown: boolean;
}

/** What may be written for it: `unknown` may stand beside a severity. */
export type FailOnText =
  | "error"
  | "warning"
  | "note"
  | "never"
  | "unknown"
  | "error,unknown"
  | "warning,unknown"
  | "note,unknown";

const BY_TEXT: Readonly<Record<FailOnText, FailOn>> = {
  error: { severity: "error", unknown: false },
  warning: { severity: "warning", unknown: false },
  note: { severity: "note", unknown: false },
  never: { unknown: false },
  unknown: { severity: "error", unknown: true },
  "error,unknown": { severity: "error", unknown: true },
  "warning,unknown": { severity: "warning", unknown: true },
  "note,unknown": { severity: "note", unknown: true },
};

/**
 * @param text nothing fails without it
 * @throws ScaleToZeroError for another text: a program may take it from a variable
 */
export function failOnOf(text: FailOnText = "never"): FailOn {
  if (!isFailOnText(text)) {
    throw wrongFailOn(text, Object.keys(BY_TEXT));
  }
  return BY_TEXT[text];
}

export const isFailOnText = (text: unknown): text is FailOnText =>
  typeof text === "string" && Object.hasOwn(BY_TEXT, text);
