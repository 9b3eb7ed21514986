/** A change of capacity that a scaling policy wants. */
export interface Wanted {
  /** In seconds, on the clock of `Succeeded`. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly direction: "out" | "in";
  /**
   * False for a scheduled action, which ignores cooldowns.
   * @default true
   */
  readonly cooldown?: boolean;
  /**
   * True if `to` is a capacity and not a difference, as with ExactCapacity: then nothing is subtracted from it.
   * @default false
   */
  readonly exact?: boolean;
}

/** A change of capacity that a scaling policy has made. One of a scheduled action starts no cooldown and ends none. */
export interface Succeeded {
  /** When it succeeded, in seconds: the cooldown starts then. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly direction: "out" | "in";
  /** The cooldown of the policy in this direction. */
  readonly cooldownSeconds: number;
}

/**
 * The cooldowns of one scalable target, as data that can be stored: `NO_COOLDOWN` at first, and `cooldownAfter` each change.
 *
 * - A cooldown starts when a scaling activity has succeeded.
 * - During a scale-out cooldown "the scaling policy won't increase the desired capacity again unless either a larger scale
 *   out is triggered or the cooldown period ends". What the first one added counts as part of the next one: if 2 were added
 *   and 3 are wanted, 1 is added.
 * - A scale-in is blocked during a scale-in cooldown. A scale-out is not, and ends that cooldown.
 * - Scheduled actions ignore cooldowns.
 *
 * Uncertain, because the documents do not state it:
 * - A scale-in is not blocked during a scale-out cooldown: of that cooldown they name only its effect on scale-outs.
 * - Policies of one target share these cooldowns. "The scaling policy won't increase …" may also mean that each policy has
 *   its own scale-out cooldown. For that, store one of these for each policy. Only for scale-in do they name other alarms.
 * - The capacity of target tracking is treated as an exact one: it follows from the copies that exist, those that were just
 *   added included, so that nothing is subtracted from it.
 * - What a larger scale-out adds counts with what the first one added, and starts the cooldown again.
 * - A scale-in does not end a scale-out cooldown.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html
 */
export interface Cooldown {
  /** When the scale-out cooldown ends, in seconds. Absent if none began. */
  readonly outUntil?: number;
  /** When the scale-in cooldown ends, in seconds. Absent if none began, or if a scale-out ended it. */
  readonly inUntil?: number;
  /** What scale-outs added since the scale-out cooldown that runs began. */
  readonly added?: number;
}

export const NO_COOLDOWN: Cooldown = {};

const runs = (until: number | undefined, at: number): boolean => until !== undefined && at < until;

/** The capacity that the cooldowns allow now; `from` if they block the change. */
export function allowedCapacity(
  { outUntil, inUntil, added = 0 }: Cooldown,
  { at, from, to, direction, cooldown = true, exact = false }: Wanted,
): number {
  if (direction === "in") {
    return to >= from || (cooldown && runs(inUntil, at)) ? from : to;
  }
  const counted = cooldown && !exact && runs(outUntil, at) ? added : 0;
  return Math.max(from, to - counted);
}

/** The cooldowns after a change that has succeeded. */
export function cooldownAfter(
  { outUntil, inUntil, added = 0 }: Cooldown,
  { at, from, to, direction, cooldownSeconds }: Succeeded,
): Cooldown {
  const until = at + cooldownSeconds;
  const out = outUntil === undefined ? {} : { outUntil, added };
  if (direction === "in") {
    return { ...out, inUntil: Math.max(inUntil ?? until, until) };
  }
  if (cooldownSeconds <= 0) {
    return out;
  }
  return {
    outUntil: Math.max(outUntil ?? until, until),
    added: (runs(outUntil, at) ? added : 0) + Math.max(0, to - from),
  };
}

/** When the last cooldown ends, in seconds; `undefined` if none began. */
export function cooldownEnd({ outUntil, inUntil }: Cooldown): number | undefined {
  return outUntil === undefined || inUntil === undefined ? (outUntil ?? inUntil) : Math.max(outUntil, inUntil);
}
