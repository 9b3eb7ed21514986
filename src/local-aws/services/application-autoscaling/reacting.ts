import type { Reacting } from "../../../behaviour/laws/reaction";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { type Capacity, capacityOf } from "./capacity";
import type { Target } from "./target";
import { INSTANCES } from "./target-id";

/** A target with the capacity that it scales, as the laws of scaling look at them. */
export interface Scaled {
  readonly target: Target;
  readonly capacity: Capacity | undefined;
  readonly reacting: Reacting;
  /** What policies look at. An asynchronous variant is also scaled from zero by target tracking. */
  readonly scaled: { readonly desired: number; readonly fromZero: boolean };
}

export function scaledBy(call: Call, target: Target): Scaled {
  const capacity = capacityIfThere(call, target);
  const desired = capacity?.desired ?? 0;
  const { MinCapacity: min, MaxCapacity: max, SuspendedState } = target;
  return {
    target,
    capacity,
    reacting: {
      desired,
      bounds: { min, max },
      suspended: {
        in: SuspendedState.DynamicScalingInSuspended,
        out: SuspendedState.DynamicScalingOutSuspended,
        scheduled: SuspendedState.ScheduledScalingSuspended,
      },
      isThere: capacity !== undefined,
    },
    scaled: { desired, fromZero: target.ScalableDimension === INSTANCES },
  };
}

/** A target stays registered when what it scales is deleted. */
function capacityIfThere(call: Call, target: Target): Capacity | undefined {
  try {
    return capacityOf(call, target);
  } catch (error) {
    if (error instanceof AwsError) {
      return undefined;
    }
    throw error;
  }
}
