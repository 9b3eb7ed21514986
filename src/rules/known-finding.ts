/** A finding to accept, as an entry of `.scale-to-zero.json` states it. */
export interface KnownFinding {
  /** The id of the rule: `Z05`. */
  readonly rule: string;
  /** Address of the resource (in an account, its ARN), or path of its construct. `*` matches any text. */
  readonly address: string;
  readonly reason: string;
  /** Last day on which it is accepted, in UTC, as `yyyy-mm-dd`. @default - no end */
  readonly expires?: string;
}
