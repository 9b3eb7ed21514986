import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";

/** The configuration of hashicorp/aws that resources share: `provider.aws`, or `provider.aws.eu` for an alias. */
export interface Provider extends Node {
  readonly kind: "provider";
  readonly region: Optional<string>;
  /** As `required_providers` has it: `>= 6.21.0, < 7.0.0`. */
  readonly versionConstraint: Optional<string>;
  /** Whether it adds tags to all resources that it knows. */
  readonly hasDefaultTags: Maybe<boolean>;
}
