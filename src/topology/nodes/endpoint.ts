import type { Maybe } from "../unknown";
import type { Node } from "./node";

/** A SageMaker endpoint. */
export interface Endpoint extends Node {
  readonly kind: "endpoint";
  readonly name: Maybe<string>;
  readonly endpointConfigName: Maybe<string>;
}
