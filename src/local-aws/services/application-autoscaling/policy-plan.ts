import type { AlarmSettings as Law } from "../../../behaviour/laws/alarm-settings";
import { SCALE_IN_LOOKBACK_SECONDS } from "../../../behaviour/laws/target-tracking";
import {
  type LowAlarm,
  scaleInWish,
  scaleOutCapacity,
  scaleOutWish,
  stepWish,
  type TrackingPolicy,
  type Wish,
} from "../../../behaviour/laws/wish";
import type { Call } from "../../call";
import type { StateValue } from "../cloudwatch/alarm";
import { alarmReading } from "../cloudwatch/alarm-reading";
import { POLICIES, type Policy } from "./policy";
import type { StepScaling, TargetTracking } from "./policy-shapes";
import type { Scaled } from "./reacting";

/** What a policy goes by when an alarm has called it: its wish is made when the reaction time is over. */
export type Plan =
  /** The capacity at which the metric was at its target: it is that of the copies when the alarm called. */
  | { readonly kind: "out"; readonly capacity: number }
  | { readonly kind: "in" }
  | {
      readonly kind: "step";
      readonly breaching: readonly number[];
      /** The last datapoint; absent if it is missing: JSON has no NaN. */
      readonly value?: number;
      readonly alarm: Pick<Law, "threshold" | "comparison">;
    };

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html */
const DEFAULT_COOLDOWN = 300;

/** @returns `undefined` if the alarm is none that the policy goes by */
export function planOf(
  call: Call,
  policy: Policy,
  alarmName: string,
  scaled: Scaled["scaled"],
): { readonly plan: Plan; readonly state: StateValue } | undefined {
  const reading = alarmReading(call, alarmName);
  if (reading === undefined) {
    return undefined;
  }
  const { value, law, breaching, state } = reading;
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  if (tracking !== undefined) {
    const [high, low] = policy.alarmNames;
    if (alarmName === high) {
      return { state, plan: { kind: "out", capacity: scaleOutCapacity(trackingOf(tracking), value, scaled) } };
    }
    return alarmName === low && tracking.DisableScaleIn !== true ? { state, plan: { kind: "in" } } : undefined;
  }
  const { threshold, comparison } = law;
  return policy.StepScalingPolicyConfiguration === undefined
    ? undefined
    : {
        state,
        plan: {
          kind: "step",
          breaching,
          ...(!Number.isNaN(value) && { value }),
          alarm: { threshold, comparison },
        },
      };
}

/** What a policy wants now. */
export function wishOf(
  call: Call,
  policy: Policy,
  plan: Plan,
  { scaled, reacting }: Pick<Scaled, "scaled" | "reacting">,
): Wish | undefined {
  const { TargetTrackingScalingPolicyConfiguration: tracking, StepScalingPolicyConfiguration: steps } = policy;
  if (tracking !== undefined && plan.kind === "out") {
    return scaleOutWish(trackingOf(tracking), plan.capacity, scaled.desired);
  }
  if (tracking !== undefined && plan.kind === "in") {
    return scaleInWish(trackingOf(tracking), lowAlarms(call, policy), scaled, reacting.bounds.min);
  }
  return steps !== undefined && plan.kind === "step"
    ? stepWish(
        stepsOf(steps),
        plan.alarm,
        { breaching: plan.breaching, value: plan.value ?? Number.NaN },
        scaled.desired,
      )
    : undefined;
}

const trackingOf = ({ TargetValue, ScaleInCooldown, ScaleOutCooldown }: TargetTracking): TrackingPolicy => ({
  targetValue: TargetValue,
  scaleInCooldownSeconds: ScaleInCooldown ?? DEFAULT_COOLDOWN,
  scaleOutCooldownSeconds: ScaleOutCooldown ?? DEFAULT_COOLDOWN,
});

function stepsOf(steps: StepScaling) {
  const { AdjustmentType, StepAdjustments = [], MinAdjustmentMagnitude, Cooldown, MetricAggregationType } = steps;
  return {
    adjustmentType: AdjustmentType ?? ("ChangeInCapacity" as const),
    steps: StepAdjustments.map((step) => ({
      from: step.MetricIntervalLowerBound ?? Number.NEGATIVE_INFINITY,
      to: step.MetricIntervalUpperBound ?? Number.POSITIVE_INFINITY,
      adjustment: step.ScalingAdjustment,
    })),
    leastMagnitude: MinAdjustmentMagnitude ?? 0,
    cooldownSeconds: Cooldown ?? DEFAULT_COOLDOWN,
    aggregation: MetricAggregationType ?? ("Average" as const),
  };
}

/** AlarmLow of all policies of the target that may scale in. */
function lowAlarms(call: Call, { ResourceId, ScalableDimension }: Policy): readonly LowAlarm[] {
  return call
    .table(POLICIES)
    .values()
    .flatMap((policy) => {
      const tracking = policy.TargetTrackingScalingPolicyConfiguration;
      const isOther = policy.ResourceId !== ResourceId || policy.ScalableDimension !== ScalableDimension;
      if (isOther || tracking === undefined || tracking.DisableScaleIn === true) {
        return [];
      }
      const reading = alarmReading(call, policy.alarmNames[1] ?? "");
      return [
        {
          policy: { targetValue: tracking.TargetValue },
          // An alarm that somebody deleted agrees to nothing.
          state: reading?.state ?? "INSUFFICIENT_DATA",
          value: reading?.value ?? Number.NaN,
          greatest: reading?.greatest(SCALE_IN_LOOKBACK_SECONDS) ?? Number.NaN,
        },
      ];
    });
}
