import type { InferenceComponent } from "../component/inference-component";
import type { InferenceComponentOptions } from "../component/inference-component-props";
import type { IComponentHost } from "./i-component-host";

/** A real-time endpoint that inference components can be put on. */
export interface IRealtimeEndpoint extends IComponentHost {
  /** The inference components that this program puts on the endpoint, in their order. */
  readonly components: readonly InferenceComponent[];

  /** Puts a model on the endpoint, with the scaling that takes it to zero and back. */
  addInferenceComponent(id: string, options: InferenceComponentOptions): InferenceComponent;
}
