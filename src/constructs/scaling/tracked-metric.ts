import type { AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { limits } from "../../catalogue/limits";
import { type Check, isToken, range, unless } from "../checks/check";

/** What a target tracking policy follows, as the provider takes it. */
export type TrackedMetric = Pick<
  AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration,
  "predefinedMetricSpecification" | "customizedMetricSpecification"
>;

/** A target can be tracked to zero: it is above 0. */
export function checkTrackingTarget(target: number): Check[] {
  return [
    range("tracking.target", target, limits.scaling.targetValue),
    unless(isToken(target) || target !== 0, {
      property: "tracking.target",
      value: target,
      requirement: "must be above 0",
      advice: "nothing falls below a target of 0, so capacity would never go",
      source: limits.scaling.targetValue.source,
    }),
  ];
}
