/**
 * How long SageMaker takes, in seconds. AWS promises nothing: these were seen by its customers and its authors.
 * @see https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/
 */
export const durations = {
  /** An endpoint without a copy on it. */
  createEndpoint: 240,
  updateEndpoint: 240,
  deleteEndpoint: 30,
  /** Image, weights and health checks included. */
  createComponent: 360,
  updateComponent: 360,
  /** The blog post measured 2.28 minutes for a copy. */
  changeCopies: 137,
  deleteComponent: 30,
} as const;

/** @returns milliseconds since the epoch */
export const after = (from: number, seconds: number) => from + seconds * 1000;
