import { packageVersion } from "../package-info";
import { FORMATS, type Format, type Review, render as renderAs } from "../review";
import type { FailOnText } from "../rules/fail-on";
import { noFormat } from "./errors";

/** Options of `render`. */
export interface RenderOptions {
  /** Whether `text` has colours. The other formats have none. @default false */
  readonly colour?: boolean;
  /** Lowest severity that `junit` counts as a failed test. @default - nothing fails */
  readonly failOn?: FailOnText;
  /** Folder that paths of source lines are relative to. @default - the current folder of the process */
  readonly cwd?: string;
  /** Columns at which `text` wraps. @default 80 */
  readonly width?: number;
}

/** Prints a review. The same review gives the same text. */
export function render(review: Review, format: Format, options: RenderOptions = {}): string {
  if (!FORMATS.includes(format)) {
    throw noFormat(format, FORMATS);
  }
  const { colour = false, cwd = process.cwd(), ...rest } = options;
  return renderAs(review, format, { ...rest, colour, cwd, version: packageVersion() });
}
