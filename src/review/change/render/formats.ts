import type { Severity } from "../../../rules/severity";

/** The output formats of the review of a change. */
export const CHANGE_FORMATS = ["text", "markdown", "json", "sarif", "junit", "gitlab-codequality"] as const;

export type ChangeFormatName = (typeof CHANGE_FORMATS)[number];

/** What fails the review of a change. Unmet budgets always do: the user set them. */
export interface ChangeFailing {
  /** Lowest severity at which a new finding, or an effect of the apply, fails. @default - none fails */
  readonly newFinding?: Severity;
  /** Lowest severity at which a finding fails that existed before. @default - none fails */
  readonly unchangedFinding?: Severity;
  /** Whether an endpoint that becomes worse fails. */
  readonly worse: boolean;
  /** Whether an unknown answer fails. */
  readonly unknown: boolean;
}

export interface ChangeRenderOptions {
  /** Colours, in the format text only. */
  readonly colour: boolean;
  /** Columns that text is wrapped at. @default 80 */
  readonly width?: number;
  /** The folder that source lines are relative to. */
  readonly cwd: string;
  /** The version of this package. */
  readonly version: string;
  /** What fails. @default - only unmet budgets */
  readonly failing?: ChangeFailing;
  /** Address of the complete report, such as the run or its artifact. @default - the comment names none */
  readonly link?: string;
  /** The day of the oldest price, as yyyy-mm-dd. @default - the oldest day of the costs in the review */
  readonly prices?: string;
}
