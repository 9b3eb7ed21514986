import type { FailOnText } from "../rules/fail-on";

/** The forms that a review can be printed in. */
export type Format = "text" | "json" | "markdown" | "sarif" | "junit";

export const FORMATS: readonly Format[] = ["text", "json", "markdown", "sarif", "junit"];

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
