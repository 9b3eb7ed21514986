/** What AWS does not state and a run may assume in another way. */
export interface UncertainOptions {
  /** What happens to a change of capacity while another one is under way. @default "refused" */
  readonly changeDuringUpdate?: "refused" | "waits";
  /** From when an instance is billed: from the start of provisioning, or when it is ready. @default "provisioning" */
  readonly billedFrom?: "provisioning" | "ready";
}
