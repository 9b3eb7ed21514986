/** A rule that a configuration alone cannot answer: it needs a live account, measurements, or a person. */
export interface NotChecked {
  readonly id: string;
  /** What has to hold. */
  readonly title: string;
  /** What it would take to check it. */
  readonly reason: string;
}
