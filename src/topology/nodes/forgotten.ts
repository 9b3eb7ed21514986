import type { Optional } from "../unknown";
import type { Node } from "./node";

/**
 * What a plan forgets: Terraform takes it out of its state and leaves it in AWS, where it goes on as it is. Where no other
 * resource has its address, it is among the nodes as well.
 */
export interface Forgotten extends Node {
  readonly kind: "forgotten";
  /** Such as `aws_sagemaker_endpoint`. */
  readonly type: string;
  readonly name: Optional<string>;
  /** True when another resource takes its place under the same address. */
  readonly isReplaced: boolean;
}
