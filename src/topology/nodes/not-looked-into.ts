import type { Node } from "./node";

/**
 * Something that may hold endpoints, targets, policies or alarms, and that was not read: a CloudFormation stack, a
 * module that synthesized JSON only calls, or a service that the caller may not read.
 */
export interface NotLookedInto extends Node {
  readonly kind: "not-looked-into";
  /** Such as `aws_cloudformation_stack` or `module`. */
  readonly type: string;
  /** The resources that it refers to, each by its `nodeKey`: it may add to what belongs to them. */
  readonly mentions: readonly string[];
  /** What it can hold, when that is known. @default - anything */
  readonly hides?: "schedules";
}
