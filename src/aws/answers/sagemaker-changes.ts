import type {
  UpdateEndpointWeightsAndCapacitiesCommandOutput,
  UpdateInferenceComponentRuntimeConfigCommandOutput,
} from "@aws-sdk/client-sagemaker";
import type { InvokeEndpointAsyncCommandOutput } from "@aws-sdk/client-sagemaker-runtime";
import type { Shape, ShapesOf } from "./answer-shape";

interface Outputs {
  readonly UpdateInferenceComponentRuntimeConfig: UpdateInferenceComponentRuntimeConfigCommandOutput;
  readonly UpdateEndpointWeightsAndCapacities: UpdateEndpointWeightsAndCapacitiesCommandOutput;
  readonly InvokeEndpointAsync: InvokeEndpointAsyncCommandOutput;
}

const SHAPES: ShapesOf<Outputs> = {
  UpdateInferenceComponentRuntimeConfig: { required: { InferenceComponentArn: "text" } },
  UpdateEndpointWeightsAndCapacities: { required: { EndpointArn: "text" } },
  InvokeEndpointAsync: {
    required: {},
    optional: { InferenceId: "text", OutputLocation: "text", FailureLocation: "text" },
  },
};

/** The body of an InvokeEndpoint is what the model answers: nothing of it is required. */
const INVOKED: Shape = { required: {} };

export const SAGEMAKER_CHANGES = { ...SHAPES, InvokeEndpoint: INVOKED } as const;
