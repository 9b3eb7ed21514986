/** A requirement that no rule can check in a configuration. */
export interface NotChecked {
  readonly id: string;
  /** The requirement. */
  readonly title: string;
  /** Why no rule checks it, and who can. */
  readonly reason: string;
}
