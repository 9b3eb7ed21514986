import { type Bounds, clamped } from "./bounds";
import { allowedCapacity, type Cooldown } from "./cooldown";
import { isSuspended, type Suspended } from "./suspended";
import type { Wish } from "./wish";

/** A scalable target at a moment, as data that can be stored. */
export interface Reacting {
  /** Copies or instances that are wanted. */
  readonly desired: number;
  readonly bounds: Bounds;
  readonly suspended: Suspended;
  /** False while what it scales does not exist: its policies do nothing. */
  readonly isThere: boolean;
}

/** What a target does when an alarm calls a policy. `change`: it begins the change after the reaction time. */
export type Answer =
  | { readonly kind: "nothing" }
  /** A suspended direction is recorded, and not done. */
  | { readonly kind: "suspended"; readonly to: number }
  | { readonly kind: "change"; readonly to: number };

const NOTHING = { kind: "nothing" } as const;

/** What a target does with the capacity that a policy wants: it moves within its bounds, unless that is suspended. */
export function answerTo({ desired, bounds, suspended, isThere }: Reacting, wanted: number): Answer {
  const to = isThere ? clamped(wanted, bounds) : desired;
  if (to === desired) {
    return NOTHING;
  }
  return { kind: isSuspended(suspended, desired, to) ? "suspended" : "change", to };
}

export interface Moment {
  /** In seconds, on the clock of the cooldown. */
  readonly at: number;
  /** Whether another activity of the target is in progress. */
  readonly isUpdating: boolean;
  readonly cooldown: Cooldown;
}

/** What a target does with a change when the reaction time is over. */
export type Attempt =
  | { readonly kind: "nothing" }
  /** Another activity is in progress. */
  | { readonly kind: "in progress" }
  | { readonly kind: "change"; readonly to: number; readonly direction: "out" | "in" };

/**
 * What a target does with a wish now. During an activity nothing is changed, whatever is wanted; then bounds, suspended
 * directions and cooldowns decide.
 *
 * AWS does not state what becomes of a change that meets an activity in progress: the alarm brings it again a minute later,
 * or it waits for the end of the activity. The caller decides.
 */
export function attempt(target: Reacting, wish: Wish | undefined, { at, isUpdating, cooldown }: Moment): Attempt {
  if (wish === undefined) {
    return NOTHING;
  }
  if (isUpdating) {
    return { kind: "in progress" };
  }
  const answer = answerTo(target, wish.to);
  if (answer.kind !== "change") {
    return NOTHING;
  }
  const { desired: from } = target;
  const direction = answer.to > from ? "out" : "in";
  const to = allowedCapacity(cooldown, { at, from, to: answer.to, direction, exact: wish.exact });
  return to === from ? NOTHING : { kind: "change", to, direction };
}

/** What a target does with the wishes of several policies, and which of them it is about. */
export type AttemptOfMany = Attempt & { readonly index: number };

/**
 * What a target does with the wishes of policies that were called at the same moment. AWS "gives precedence to the policy
 * that provides the largest capacity for both scale out and scale in". One that its cooldown holds back provides none. AWS
 * does not state which of two equal policies is first: it is the first in the list.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
 */
export function attemptLargest(
  target: Reacting,
  wishes: readonly (Wish | undefined)[],
  moment: Moment,
): AttemptOfMany | undefined {
  const capacity = (index: number): number => clamped((wishes[index] as Wish).to, target.bounds);
  const order = [...wishes.keys()].filter((index) => wishes[index] !== undefined);
  order.sort((one, other) => capacity(other) - capacity(one));
  for (const index of order) {
    const result = attempt(target, wishes[index], moment);
    if (result.kind !== "nothing") {
      return { ...result, index };
    }
  }
  return undefined;
}
