/** How many instances are removed at a time, and how often, at the fastest. */
export interface ReleaseRate {
  readonly stepSize: number;
  readonly betweenSeconds: number;
}

/**
 * SageMaker removes one MaximumStepSize of instances at a time, by default one. No document states how soon the next step
 * follows: a minute is assumed.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantManagedInstanceScaling.html
 */
export const DEFAULT_RELEASE_RATE: ReleaseRate = { stepSize: 1, betweenSeconds: 60 };

/**
 * How many of the instances that have been empty for long enough are removed now.
 * @param due instances that have been empty for the whole release time
 */
export const released = (
  { instances, minInstances, due }: { readonly instances: number; readonly minInstances: number; readonly due: number },
  { stepSize }: ReleaseRate = DEFAULT_RELEASE_RATE,
): number => Math.max(0, Math.min(due, stepSize, instances - minInstances));
