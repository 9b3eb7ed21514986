import { wrongFailOn } from "./errors";
import type { Severity } from "./rule";

/** What a command, a program or an apply fails on. */
export interface FailOn {
  /** Lowest severity that fails. @default - no finding fails */
  readonly severity?: Severity;
  /** Whether an unknown answer fails too. */
  readonly unknown: boolean;
}

/** The values of the option: a severity, `unknown`, or both. */
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
