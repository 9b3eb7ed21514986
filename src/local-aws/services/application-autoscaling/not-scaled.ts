import type { Call } from "../../call";
import { type NotScaledReason, recordActivity } from "./activity";
import { SCALINGS, scalingOf } from "./scaling";
import { type Target, targetKey } from "./target";

/** A call of a target by an alarm that scales nothing. */
export interface NotScaled {
  /** As of an activity. */
  readonly cause: string;
  readonly reason: NotScaledReason;
}

/**
 * Records why a call of a target by an alarm scaled nothing. An alarm calls each minute: the same reason is recorded again
 * only after another one, or after a change of the capacity. AWS does not state how often it records one.
 */
export function recordNotScaled(call: Call, target: Target, { cause, reason }: NotScaled): void {
  const scaling = scalingOf(call, target);
  const text = `${reason.Code} ${cause}`;
  if (scaling.notScaled === text) {
    return;
  }
  call.table(SCALINGS).put(targetKey(target), { ...scaling, notScaled: text });
  const { ServiceNamespace, ResourceId, ScalableDimension } = target;
  recordActivity(call, {
    ServiceNamespace,
    ResourceId,
    ScalableDimension,
    // The words and the status of the example in
    // https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scaling-activities.html
    Description: "Attempting to scale due to alarm triggered",
    Cause: cause,
    StatusCode: "Failed",
    NotScaledReasons: [reason],
  });
}

/** Why a target does not move from its capacity to a wanted one. */
export function reasonNotTo(
  wanted: number,
  { desired, target }: { readonly desired: number; readonly target: Target },
): NotScaledReason {
  if (wanted > desired) {
    return { Code: "AlreadyAtMaxCapacity", MaxCapacity: target.MaxCapacity };
  }
  return wanted < desired
    ? { Code: "AlreadyAtMinCapacity", MinCapacity: target.MinCapacity }
    : { Code: "AlreadyAtDesiredCapacity", CurrentCapacity: desired };
}
