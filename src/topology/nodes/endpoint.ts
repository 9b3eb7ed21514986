import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";

/** A SageMaker endpoint. */
export interface Endpoint extends Node {
  readonly kind: "endpoint";
  readonly name: Maybe<string>;
  readonly endpointConfigName: Maybe<string>;
  /** Only after it was created: in a state or an account. */
  readonly arn?: Optional<string>;
}
