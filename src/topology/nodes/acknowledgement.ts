import type { Node } from "./node";

/**
 * What somebody has written into the source beside the resources: what a rule finds here may stay. What the rules and
 * acknowledgements are, this room does not know.
 */
export interface SourceAcknowledgement extends Node {
  readonly kind: "acknowledgement";
  /** The id of a rule. */
  readonly rule: string;
  readonly reason: string;
  /** The construct that it is about, with all that is in it. */
  readonly constructPath: string;
  /** True where it may match nothing: it is what a property asks for, or about other stacks as well. */
  readonly mayBeUnused: boolean;
}
