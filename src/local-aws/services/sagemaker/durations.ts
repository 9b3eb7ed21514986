/**
 * How long SageMaker takes, in seconds, for what no law of starts and releases covers. AWS promises nothing: the deletions
 * and the time of a new deployment are of the order that customers see, the others are assumed.
 */
export const durations = {
  /** A serverless variant. */
  createEndpoint: 300,
  /** A new deployment, at least; another concurrency or weight. */
  updateEndpoint: 300,
  deleteEndpoint: 30,
  deleteComponent: 30,
  /** An adapter on the copies of its base. */
  createAdapter: 30,
  // Until it is known that it fails:
  createComponent: 360,
  updateComponent: 360,
  changeCopies: 180,
} as const;

/** @returns milliseconds since the epoch */
export const after = (from: number, seconds: number) => from + seconds * 1000;
