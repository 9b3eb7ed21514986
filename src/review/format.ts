import type { FailOnText } from "../rules/fail-on";

/** The output formats of a review. */
export type Format = "text" | "json" | "markdown" | "sarif" | "junit";

export const FORMATS: readonly Format[] = ["text", "json", "markdown", "sarif", "junit"];

export interface RenderOptions {
  /** Colours, in the format text only. */
  readonly colour: boolean;
  /** What fails a review. @default - nothing */
  readonly failOn?: FailOnText;
  /** The folder that source lines are relative to. */
  readonly cwd: string;
  /** Columns that text is wrapped at. @default 80 */
  readonly width?: number;
  /** The version of this package. */
  readonly version: string;
}
