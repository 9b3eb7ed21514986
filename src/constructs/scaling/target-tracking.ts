import type { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { type Check, durationRange, nameShape, range, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { readProperties } from "../checks/properties";
import { withDefault } from "../terraform/nullable";
import { targetTrackingProperties } from "./added-properties";
import { checkCustomMetric, customMetricBlock, readCustomMetric } from "./custom-metric";
import type { ScalableCapacity } from "./scalable-capacity";
import type { TargetTrackingOptions } from "./target-tracking-options";
import type { TrackedMetric } from "./tracked-metric";

const DEFAULT_COOLDOWN = Duration.minutes(5);

/** What is scaled, as a target tracking policy that is added to it knows it. */
export interface ScaledByTracking {
  readonly capacity: ScalableCapacity;
  /** What the names of policies begin with. */
  readonly name: string;
  /** Something else removes the capacity, at a time that was promised. A token where Terraform alone knows. */
  readonly removedElsewhere: boolean | IResolvable;
}

/** Adds a target tracking policy. */
export function addTargetTracking(
  scope: Construct,
  id: string,
  written: TargetTrackingOptions,
  { capacity, name, removedElsewhere }: ScaledByTracking,
): AppautoscalingPolicy {
  const { value: options, problems } = readProperties(targetTrackingProperties, written);
  const policyName = withDefault(options.policyName, `${name}-${id}`);
  const [metric, metricChecks] = metricOf(options);
  const { disableScaleIn = true } = options;
  const preconditions = checkAll(scope, [
    ...problems,
    ...metricChecks,
    nameShape("policyName", policyName, limits.names.policy),
    capacity.nameIsFree("policyName", policyName),
    range("targetValue", options.targetValue, limits.scaling.targetValue),
    durationRange("scaleInCooldown", options.scaleInCooldown, limits.scaling.cooldown),
    durationRange("scaleOutCooldown", options.scaleOutCooldown, limits.scaling.cooldown),
    unless(removedElsewhere !== true || disableScaleIn !== false, {
      property: "disableScaleIn",
      value: false,
      requirement: "must not be false with this idleTimeout or minUpTime",
      advice: "target tracking would remove capacity earlier: omit disableScaleIn",
    }),
  ]);
  return capacity.addTrackingPolicy(scope, id, {
    policyName,
    metric,
    target: options.targetValue,
    scaleInCooldownSeconds: (options.scaleInCooldown ?? DEFAULT_COOLDOWN).toSeconds(),
    scaleOutCooldownSeconds: (options.scaleOutCooldown ?? DEFAULT_COOLDOWN).toSeconds(),
    disableScaleIn,
    preconditions,
  });
}

function metricOf({
  customMetric,
  predefinedMetric,
}: TargetTrackingOptions): readonly [TrackedMetric, readonly Check[]] {
  const isOne = (customMetric === undefined) !== (predefinedMetric === undefined);
  const one = unless(isOne, {
    property: "customMetric",
    value: customMetric === undefined ? undefined : "given beside predefinedMetric",
    requirement: "must be given, or predefinedMetric instead of it",
    source: limits.scaling.targetValue.source,
  });
  if (customMetric === undefined) {
    return [{ predefinedMetricSpecification: { predefinedMetricType: predefinedMetric ?? "" } }, [one]];
  }
  const { value, problems } = readCustomMetric(customMetric, "customMetric");
  return [
    { customizedMetricSpecification: customMetricBlock(value) },
    [one, ...problems, ...checkCustomMetric(value, "customMetric")],
  ];
}
