import type { Maybe, Optional } from "../unknown";
import type { Node } from "./node";

/** A SageMaker model: containers, artefacts and the role that they run with. */
export interface SagemakerModel extends Node {
  readonly kind: "sagemaker-model";
  readonly name: Maybe<string>;
  readonly executionRoleArn: Optional<string>;
  readonly networkIsolation: Optional<boolean>;
  readonly inVpc: boolean;
  readonly containers: readonly ModelContainer[];
}

export interface ModelContainer {
  readonly image: Optional<string>;
  /** Where its artefacts come from: `model_data_url` or the URI of an S3 data source. */
  readonly modelDataUrl: Optional<string>;
  /** The names of the environment variables. Their values stay in the reader: they often hold secrets. */
  readonly environmentNames: Optional<readonly string[]>;
  /** `HF_MODEL_ID`: the model is fetched from a hub at each start when this is not a local path. */
  readonly hubModelId: Optional<string>;
  /** `SingleModel`, or `MultiModel` for a container that serves many. */
  readonly mode: Optional<string>;
}
