import type { FailOnText } from "../rules/fail-on";

/** The forms that a review can be printed in. */
export const FORMATS = ["text", "json", "markdown", "sarif", "junit"] as const;

export type Format = (typeof FORMATS)[number];

export interface RenderOptions {
  /** Only text has colours. */
  readonly colour: boolean;
  /** What counts as a failed test. @default - nothing */
  readonly failOn?: FailOnText;
  /** The folder that source lines are told relative to. */
  readonly cwd: string;
  /** Columns that text is wrapped at. @default 80 */
  readonly width?: number;
  /** Of this package. */
  readonly version: string;
}
