import { type Bounds, boundsAfter, clamped } from "./bounds";
import type { Reacting } from "./reaction";

/** What a scheduled action sets. */
export interface ActionBounds {
  readonly min?: number;
  readonly max?: number;
}

/** What a scheduled action does to a target. */
export type ActionAnswer =
  | { readonly kind: "nothing" }
  /** Scheduled scaling is suspended: the capacity that it would have set is recorded, and not set. */
  | { readonly kind: "suspended"; readonly to: number }
  /** The target has other bounds, and `moveIntoBounds` moves its capacity. */
  | { readonly kind: "bounds"; readonly bounds: Bounds };

/**
 * A scheduled action sets the bounds of a target, and moves its capacity into them, whatever its cooldowns are.
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html
 */
export function answerToAction({ desired, bounds, suspended, isThere }: Reacting, action: ActionBounds): ActionAnswer {
  if (!isThere) {
    return { kind: "nothing" };
  }
  const after = boundsAfter(bounds, action);
  if (!suspended.scheduled) {
    return { kind: "bounds", bounds: after };
  }
  const to = clamped(desired, after);
  return to === desired ? { kind: "nothing" } : { kind: "suspended", to };
}

/** Whether the capacity moves into the bounds. */
export type Move =
  | { readonly kind: "nothing" }
  /** SageMaker refuses a change during an update: Application Auto Scaling tries again later. */
  | { readonly kind: "refused" }
  | { readonly kind: "change"; readonly to: number };

export function moveIntoBounds({ desired, bounds }: Pick<Reacting, "desired" | "bounds">, isUpdating: boolean): Move {
  const to = clamped(desired, bounds);
  if (to === desired) {
    return { kind: "nothing" };
  }
  return isUpdating ? { kind: "refused" } : { kind: "change", to };
}
