import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";

/** A SageMaker endpoint. */
export interface Endpoint extends Node {
  readonly kind: "endpoint";
  readonly name: Maybe<string>;
  readonly endpointConfigName: Maybe<string>;
  /** Only once it exists: a state tells, and so does an account. */
  readonly arn?: Optional<string>;
}
