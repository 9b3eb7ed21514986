import type { Severity } from "./severity";

/** What a command, a program or an apply fails on. */
export interface Failing {
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

const BY_TEXT: Readonly<Record<FailOnText, Failing>> = {
  error: { severity: "error", unknown: false },
  warning: { severity: "warning", unknown: false },
  note: { severity: "note", unknown: false },
  never: { unknown: false },
  unknown: { severity: "error", unknown: true },
  "error,unknown": { severity: "error", unknown: true },
  "warning,unknown": { severity: "warning", unknown: true },
  "note,unknown": { severity: "note", unknown: true },
};

export const FAIL_ON_TEXTS: readonly string[] = Object.keys(BY_TEXT);

/** @param text nothing fails without it */
export const failOnOf = (text: FailOnText = "never"): Failing => BY_TEXT[text];

/** @returns `undefined` if it is no such text. `unknown` and a severity may be in any order */
export function readFailOnText(given: unknown): FailOnText | undefined {
  if (typeof given !== "string") {
    return undefined;
  }
  const all = given.split(",").map((one) => one.trim());
  const text = [...all.filter((one) => one !== "unknown"), ...all.filter((one) => one === "unknown")].join(",");
  return isFailOnText(text) ? text : undefined;
}

const isFailOnText = (text: string): text is FailOnText => Object.hasOwn(BY_TEXT, text);
