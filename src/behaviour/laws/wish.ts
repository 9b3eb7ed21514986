import type { AlarmSettings, AlarmState } from "./alarm-settings";
import { type Aggregation, aggregated, type StepPolicy, stepCapacity } from "./step-scaling";
import { scaleIn, trackedCapacity } from "./target-tracking";

/** The capacity that a scaling policy wants, before the bounds of its target. */
export interface Wish {
  readonly to: number;
  /** The cooldown that begins when the change has succeeded. */
  readonly cooldownSeconds: number;
  /** Whether `to` is a capacity, and not a difference: the cooldown subtracts nothing from it. */
  readonly exact: boolean;
}

/** What is scaled, when a policy looks at it. */
export interface Scaled {
  /** Copies or instances that are wanted now. */
  readonly desired: number;
  /** Whether target tracking also scales it from zero: an asynchronous variant. */
  readonly fromZero: boolean;
}

/** What target tracking makes of a metric. */
export interface TrackingPolicy {
  readonly targetValue: number;
  readonly scaleInCooldownSeconds: number;
  readonly scaleOutCooldownSeconds: number;
}

/** Where AlarmHigh of a policy found the metric. @returns the capacity at which the metric is at its target; never less */
export const scaleOutCapacity = ({ targetValue }: TrackingPolicy, metric: number, scaled: Scaled): number =>
  trackedCapacity({ current: scaled.desired, metric, targetValue, direction: "out", fromZero: scaled.fromZero });

/**
 * What a target tracking policy wants when its AlarmHigh calls it.
 * @param capacity as of `scaleOutCapacity`, when the alarm called
 * @param desired capacity now: an activity between the two may have added more
 */
export const scaleOutWish = (policy: TrackingPolicy, capacity: number, desired: number): Wish => ({
  to: Math.max(capacity, desired),
  cooldownSeconds: policy.scaleOutCooldownSeconds,
  exact: true,
});

/** AlarmLow of a policy that may scale in. */
export interface LowAlarm {
  readonly policy: Pick<TrackingPolicy, "targetValue">;
  readonly state: AlarmState;
  /** The last datapoint; NaN if it is missing. */
  readonly value: number;
  /** The greatest datapoint of `SCALE_IN_LOOKBACK_SECONDS`. */
  readonly greatest: number;
}

/**
 * What a target tracking policy wants when its AlarmLow calls it; `undefined` at the minimum, or unless all policies that may
 * scale in agree. Without a datapoint now, such as of a copy that has just started, a policy does not agree.
 *
 * @param lows of all policies of the target that may scale in
 */
export function scaleInWish(
  { scaleInCooldownSeconds }: TrackingPolicy,
  lows: readonly LowAlarm[],
  { desired, fromZero }: Scaled,
  min: number,
): Wish | undefined {
  if (desired <= min) {
    return undefined;
  }
  const to = scaleIn(
    lows.map((low) =>
      low.state === "ALARM" && !Number.isNaN(low.value)
        ? trackedCapacity({
            current: desired,
            metric: low.greatest,
            targetValue: low.policy.targetValue,
            direction: "in",
            fromZero,
          })
        : undefined,
    ),
  );
  return to === undefined ? undefined : { to, cooldownSeconds: scaleInCooldownSeconds, exact: true };
}

/** What an alarm has read when it calls a step scaling policy. */
export interface StepReading {
  /** The datapoints that breach the threshold. */
  readonly breaching: readonly number[];
  /** The last datapoint; NaN if it is missing. */
  readonly value: number;
}

/** What a step scaling policy wants when an alarm calls it; `undefined` if no step applies. */
export function stepWish(
  policy: StepPolicy & { readonly cooldownSeconds: number; readonly aggregation: Aggregation },
  { threshold, comparison }: Pick<AlarmSettings, "threshold" | "comparison">,
  { breaching, value }: StepReading,
  desired: number,
): Wish | undefined {
  const aggregate = aggregated(breaching, policy.aggregation);
  const metric = Number.isNaN(aggregate) ? value : aggregate;
  const to = stepCapacity({
    capacity: desired,
    policy,
    threshold,
    value: Number.isNaN(metric) ? threshold : metric,
    comparison,
  });
  return to === undefined
    ? undefined
    : { to, cooldownSeconds: policy.cooldownSeconds, exact: policy.adjustmentType === "ExactCapacity" };
}
