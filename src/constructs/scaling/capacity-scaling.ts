import type { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { Duration } from "../../time/duration";
import { type Check, durationRange, isToken, nameShape, range, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { uniqueName } from "../checks/unique-name";
import { requireVersions } from "../terraform/provider-requirements";
import { type AlarmTiming, checkAlarmTiming } from "./alarm-timing";
import { checkIdle, type IdleOptions, idleAlarm, idleWindow, type LoadMetric, TRACKING_IDLE } from "./idle";
import { ScalableCapacity, type ScalableCapacityProps } from "./scalable-capacity";
import { checkTrackingTarget, type TrackedMetric } from "./tracked-metric";
import { checkWakeStep, type WakeStep } from "./wake";
import { WakeAdjustment } from "./wake-adjustment";
import { type WaitingMetric, wakeAlarm } from "./wake-alarm";

/** How tracking is written, whatever it is a capacity of. */
export interface ScalingOptions extends IdleOptions {
  /** Unique for the target. @default - the name and `-tracking` */
  readonly trackingPolicyName?: string;
  /** After capacity went, until more may go. @default - 5 minutes, which is Application Auto Scaling's own */
  readonly scaleInCooldown?: Duration;
  /** After capacity came, until more may come. @default - 5 minutes, which is Application Auto Scaling's own */
  readonly scaleOutCooldown?: Duration;
}

/** What wakes the capacity, and what it looks at. */
export interface Wake extends WakeStep {
  readonly adjustment?: WakeAdjustment;
  readonly aggregation: string;
  readonly alarm: AlarmTiming;
  readonly alarmDescription: string;
  readonly metric: WaitingMetric;
}

export interface CapacityScalingProps extends ScalingOptions, Omit<ScalableCapacityProps, "preconditions"> {
  /** What the names of policies and alarms begin with. */
  readonly name: string;
  /** What the bounds were written as: `minCopies` and `maxCopies`. */
  readonly boundProperties: readonly [min: string, max: string];
  readonly metric: TrackedMetric;
  readonly targetValue: number;
  /** Whether the tracked metric is exactly 0 when nobody calls. */
  readonly reachesZero: boolean;
  readonly load: LoadMetric;
  /** `undefined` where it was left out on purpose. */
  readonly wake?: Wake;
  readonly checks: readonly Check[];
}

const DEFAULT_COOLDOWN = Duration.minutes(5);

/**
 * A scalable target, a policy that follows the load down to zero, and a policy and an alarm that bring the first
 * capacity back. `CopyScaling` and `VariantScaling` say of what.
 */
export abstract class CapacityScaling extends Construct {
  readonly target: AppautoscalingTarget;
  readonly trackingPolicy: AppautoscalingPolicy;
  readonly wakePolicy?: AppautoscalingPolicy;
  readonly wakeAlarm?: CloudwatchMetricAlarm;
  /** Takes the capacity to zero where target tracking does not do it in time. */
  readonly sleepPolicy?: AppautoscalingPolicy;
  readonly sleepAlarm?: CloudwatchMetricAlarm;

  protected constructor(scope: Construct, id: string, props: CapacityScalingProps) {
    super(scope, id);
    const preconditions = checkAll(this, [...checkCapacityScaling(this, props), ...props.checks]);
    requireVersions(this);

    const { wake } = props;
    const window = idleWindow(props, props.reachesZero);
    const capacity = new ScalableCapacity(this, { ...props, preconditions });
    this.target = capacity.target;
    this.trackingPolicy = capacity.addTrackingPolicy("Tracking", {
      policyName: trackingPolicyName(props),
      metric: props.metric,
      target: props.targetValue,
      scaleInCooldownSeconds: (props.scaleInCooldown ?? DEFAULT_COOLDOWN).toSeconds(),
      scaleOutCooldownSeconds: (props.scaleOutCooldown ?? DEFAULT_COOLDOWN).toSeconds(),
      disableScaleIn: window !== undefined && window.toSeconds() > TRACKING_IDLE.toSeconds(),
    });
    if (wake !== undefined) {
      this.wakePolicy = capacity.addStepPolicy("Wake", {
        policyName: wakePolicyName(props.name, wake),
        adjustmentType: wake.adjustment ?? WakeAdjustment.EXACT_CAPACITY,
        adjustment: wake.amount ?? 1,
        aggregation: wake.aggregation,
        cooldownSeconds: (wake.cooldown ?? DEFAULT_COOLDOWN).toSeconds(),
        side: "above",
      });
      this.wakeAlarm = wakeAlarm(this, "WakeAlarm", {
        description: wake.alarmDescription,
        metric: wake.metric,
        timing: wake.alarm,
        policyArn: this.wakePolicy.arn,
        tags: props.tags,
        provider: props.provider,
      });
    }
    if (window !== undefined) {
      this.sleepPolicy = capacity.addStepPolicy("Sleep", {
        policyName: `${props.name}-sleep`,
        adjustmentType: "ExactCapacity",
        adjustment: 0,
        aggregation: "Maximum",
        cooldownSeconds: DEFAULT_COOLDOWN.toSeconds(),
        side: "below",
      });
      this.sleepAlarm = idleAlarm(this, "SleepAlarm", {
        alarmName: `${props.name}-sleep`,
        load: props.load,
        window,
        policyArn: this.sleepPolicy.arn,
        tags: props.tags,
        provider: props.provider,
      });
    }
  }
}

function trackingPolicyName({ trackingPolicyName, name }: CapacityScalingProps): string {
  return trackingPolicyName ?? `${name}-tracking`;
}

function wakePolicyName(name: string, { policyName }: WakeStep): string {
  return policyName ?? `${name}-wake`;
}

function checkCapacityScaling(scope: Construct, props: CapacityScalingProps): Check[] {
  const { wake, minCapacity, maxCapacity } = props;
  const [min, max] = props.boundProperties;
  const policyNames = [
    trackingPolicyName(props),
    ...(wake === undefined ? [] : [wakePolicyName(props.name, wake)]),
    `${props.name}-sleep`,
  ];
  return [
    range(max, maxCapacity, limits.scaling.maxCapacity),
    range(min, minCapacity, limits.scaling.minCapacity),
    unless(isToken(minCapacity) || isToken(maxCapacity) || minCapacity <= maxCapacity, {
      property: max,
      value: maxCapacity,
      requirement: `must be at least ${min}, which is ${minCapacity}`,
      source: limits.scaling.maxCapacity.source,
    }),
    nameShape("trackingPolicyName", props.trackingPolicyName, limits.names.policy),
    unless(new Set(policyNames).size === policyNames.length, {
      property: "trackingPolicyName",
      value: policyNames[0],
      requirement: "must differ from the names of the other policies",
      advice: "a second policy of the same name overwrites the first",
      source: limits.scaling.targetValue.source,
    }),
    durationRange("scaleInCooldown", props.scaleInCooldown, limits.scaling.cooldown),
    durationRange("scaleOutCooldown", props.scaleOutCooldown, limits.scaling.cooldown),
    ...checkTrackingTarget(props.targetValue),
    ...checkIdle(props),
    ...(wake === undefined
      ? []
      : [
          ...checkWakeStep(wake, maxCapacity, max),
          ...checkAlarmTiming("wake.alarm", wake.alarm),
          uniqueName(scope, "wake.alarm.alarmName", "alarm", wake.alarm.alarmName),
        ]),
    idleWindow(props, props.reachesZero) === undefined
      ? undefined
      : uniqueName(scope, "idleTimeout (the alarm it takes)", "alarm", `${props.name}-sleep`),
  ];
}
