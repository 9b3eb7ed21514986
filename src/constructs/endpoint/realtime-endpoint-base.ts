import { InferenceComponent } from "../component/inference-component";
import type { InferenceComponentOptions } from "../component/inference-component-props";
import { ComponentHostBase } from "./component-host-base";
import type { IRealtimeEndpoint } from "./i-realtime-endpoint";

/** What every real-time endpoint can do, whoever manages it. */
export abstract class RealtimeEndpointBase extends ComponentHostBase implements IRealtimeEndpoint {
  /** The inference components that this program puts on the endpoint, in their order. */
  get components(): readonly InferenceComponent[] {
    return this.members.filter((member) => member instanceof InferenceComponent);
  }

  /** Puts a model on the endpoint, with the scaling that takes it to zero and back. */
  addInferenceComponent(id: string, options: InferenceComponentOptions): InferenceComponent {
    return new InferenceComponent(this, id, { ...options, endpoint: this });
  }
}
