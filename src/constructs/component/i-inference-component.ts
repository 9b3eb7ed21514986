/** A model on an endpoint. */
export interface IInferenceComponent {
  /** What clients name in each call, beside the endpoint. */
  readonly inferenceComponentName: string;
}
