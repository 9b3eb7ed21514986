import { packageVersion } from "../package-info";
import { FORMATS, Format, type Review, render as renderAs } from "../review";
import { FailOn } from "../rules/fail-on-level";
import { noFormat } from "./errors";

/** Options of `render`. */
export interface RenderOptions {
  /** Whether `text` has colours. The other formats have none. @default false */
  readonly colour?: boolean;
  /** Lowest severity that `junit` counts as a failed test. @default - nothing fails */
  readonly failOn?: FailOn;
  /** Folder that paths of source lines are relative to. @default - the current folder of the process */
  readonly cwd?: string;
  /** Columns at which `text` wraps. @default 80 */
  readonly width?: number;
}

/** Prints a review. The same review gives the same text. */
export function render(review: Review, format: Format, options: RenderOptions = {}): string {
  if (!FORMATS.includes(format)) {
    throw noFormat(format, Object.keys(Format));
  }
  const { colour = false, cwd = process.cwd(), failOn, ...rest } = options;
  return renderAs(review, format, {
    ...rest,
    colour,
    cwd,
    ...(failOn === undefined ? {} : { failOn: FailOn.textOf(failOn) }),
    version: packageVersion(),
  });
}
