/** The least and the greatest capacity of a scalable target. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * A capacity within the bounds. The scale-out of a policy stops at the maximum and its scale-in at the minimum; a
 * registration or a scheduled action moves the current capacity to the nearer bound.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
export const clamped = (capacity: number, { min, max }: Bounds): number => Math.min(Math.max(capacity, min), max);

/**
 * The bounds after a scheduled action: an omitted one stays as it is.
 *
 * AWS does not document an action that sets one bound beyond the other. The bound that the action sets is taken, and the
 * other one follows it: a maximum of 0 allows no capacity. If it sets both in the wrong order, nothing changes: AWS refuses
 * such an action.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTargetAction.html
 */
export function boundsAfter(bounds: Bounds, action: { readonly min?: number; readonly max?: number }): Bounds {
  const { min, max } = action;
  if (min !== undefined && max !== undefined) {
    return min <= max ? { min, max } : bounds;
  }
  if (min !== undefined) {
    return { min, max: Math.max(bounds.max, min) };
  }
  return max === undefined ? bounds : { min: Math.min(bounds.min, max), max };
}
