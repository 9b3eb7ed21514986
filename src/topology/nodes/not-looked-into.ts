import type { Node } from "./node";

/**
 * Something that may hold endpoints, targets, policies or alarms, and that was not read: a CloudFormation stack, or a
 * module that synthesized JSON only calls.
 */
export interface NotLookedInto extends Node {
  readonly kind: "not-looked-into";
  /** Such as `aws_cloudformation_stack` or `module`. */
  readonly type: string;
  /** The resources that it is told about, each as `nodeKey` says: it may add to what belongs to them. */
  readonly mentions: readonly string[];
}
