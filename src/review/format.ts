import type { FailOnText } from "../rules/fail-on";

/** The output formats of a review. */
export enum Format {
  /** For a terminal: wrapped, and in colours where they are asked for. */
  TEXT = "text",
  /** For programs. `docs/check-output.schema.json` is its schema. */
  JSON = "json",
  /** For comments on pull requests. */
  MARKDOWN = "markdown",
  /** For code scanning. @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
  SARIF = "sarif",
  /** For test reports. */
  JUNIT = "junit",
}

/** A format as the command writes it. */
export type FormatName = `${Format}`;

export const FORMATS: readonly FormatName[] = Object.values(Format);

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
