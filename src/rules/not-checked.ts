/** Something that has to hold, and that no rule can see in a configuration. */
export interface NotChecked {
  readonly id: string;
  /** What has to hold. */
  readonly title: string;
  /** Why no rule checks it, and who can. */
  readonly reason: string;
}
