/**
 * How long AWS takes to notice and to release, in seconds. Published for single cases, not promised.
 *
 * @see https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/
 */
export const timings = {
  /** Target tracking scales in when its metric was below nine tenths of the target for 15 minutes. */
  trackingScaleInSeconds: 900,
  /** SageMaker releases the instances of inference components 10 to 15 minutes after the last copy. */
  instanceReleaseSeconds: 600,
  /** CloudWatch calls a scaling policy again each minute while the alarm stays in ALARM. */
  alarmRepeatSeconds: 60,
  /**
   * A request waits in the queue of an asynchronous endpoint for its RequestTTLSeconds: by default, and at most, 6 hours.
   * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html
   */
  queuedRequestSeconds: 21_600,
} as const;

/** Target tracking scales in below this share of its target. */
export const TRACKING_SCALE_IN_SHARE = 0.9;
