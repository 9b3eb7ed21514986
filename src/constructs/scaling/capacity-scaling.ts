import type { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import type { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import type { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { conditional, type Expression, type IResolvable, Op, Token } from "cdktf";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { CAPACITY_MINIMUM } from "../../rules/minimum-rule-ids";
import { Duration } from "../../time/duration";
import type { KnownBounds } from "../checks/bound";
import { atMost, type Check, durationRange, isToken, nameShape, range, required, unless } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { uniqueName } from "../checks/unique-name";
import { acknowledgeWish } from "../rules/acknowledge";
import { attributeOf } from "../terraform/address";
import { withDefault } from "../terraform/nullable";
import { requireVersions } from "../terraform/provider-requirements";
import { recordLine } from "../terraform/record-line";
import { type AlarmTiming, checkAlarmTiming } from "./alarm-timing";
import { checkIdle, type IdleOptions, idleAlarm, idlePlan, type LoadMetric, TRACKING_IDLE } from "./idle";
import { oneStep, ScalableCapacity, type ScalableCapacityProps } from "./scalable-capacity";
import type { ScalingSchedule } from "./scaling-schedule";
import { ScheduledActions } from "./scheduled-actions";
import { addScheduledScaling } from "./scheduled-scaling";
import { StepScaling } from "./step-scaling";
import type { StepScalingOptions } from "./step-scaling-options";
import { addTargetTracking } from "./target-tracking";
import type { TargetTrackingOptions } from "./target-tracking-options";
import type { TrackedMetric } from "./tracked-metric";
import { checkWakeStep, type WakeStep } from "./wake";
import { WakeAdjustment } from "./wake-adjustment";
import { type WaitingMetric, wakeAlarm } from "./wake-alarm";

/** Options of the target tracking policy, for copies as for instances. */
export interface ScalingOptions extends IdleOptions {
  /** Name of the target tracking policy. Must be unique for the scalable target. @default - the name and `-tracking` */
  readonly trackingPolicyName?: string;
  /** Time between two scale-in activities. @default - 5 minutes, the default of Application Auto Scaling */
  readonly scaleInCooldown?: Duration;
  /** Time between two scale-out activities. @default - 5 minutes, the default of Application Auto Scaling */
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

export interface CapacityScalingProps extends ScalingOptions, ScalableCapacityProps {
  /** What the names of policies and alarms begin with. */
  readonly name: string;
  /** The construct that creates what is scaled has checked the bounds. @default false */
  readonly boundsAreChecked?: boolean;
  readonly metric: TrackedMetric;
  readonly targetValue: number;
  /** Whether the tracked metric is exactly 0 without requests. */
  readonly reachesZero: boolean;
  readonly load: LoadMetric;
  /** `undefined` where it was left out on purpose. */
  readonly wake?: Wake;
  readonly checks: readonly Check[];
}

const TARGET = "the scalable target";
/** What the names of alarms begin with, and of what there may be one only: a name that is taken takes these as well. */
const NAMED_AFTER = [TARGET, "inferenceComponentName", "endpointName"];
/** A policy, and the alarm that runs it if it is no target tracking. */
export interface AddedPolicy {
  readonly policy?: AppautoscalingPolicy;
  readonly alarm?: CloudwatchMetricAlarm;
}

const DEFAULT_COOLDOWN = Duration.minutes(5);

/**
 * A scalable target, a target tracking policy that scales to zero, and a wake policy with its wake alarm: the base of
 * `CopyScaling` and `VariantScaling`.
 */
export abstract class CapacityScaling extends Construct {
  /** The scalable target. */
  readonly target: AppautoscalingTarget;
  /** @internal */
  readonly bounds: KnownBounds;
  /** The target tracking policy. */
  readonly trackingPolicy: AppautoscalingPolicy;
  /** Scales from zero when the wake alarm fires; `undefined` if the wake is omitted. */
  readonly wakePolicy?: AppautoscalingPolicy;
  /** Fires while a request waits or is refused at zero capacity; `undefined` if the wake is omitted. */
  readonly wakeAlarm?: CloudwatchMetricAlarm;
  /** Scales to zero after `idleTimeout`; `undefined` if target tracking does that. */
  readonly sleepPolicy?: AppautoscalingPolicy;
  /** Fires after `idleTimeout` without a request; `undefined` if there is no `sleepPolicy`. */
  readonly sleepAlarm?: CloudwatchMetricAlarm;
  /**
   * Whether the sleep policy and its alarm are wanted, where Terraform alone knows; `undefined` for those that are.
   * @internal
   */
  readonly sleepsIf?: Expression;
  private actions?: ScheduledActions;
  private readonly capacity: ScalableCapacity;
  private readonly scaled: Pick<CapacityScalingProps, "name" | "provider">;
  private readonly removedElsewhere: boolean | IResolvable;
  private readonly ownPolicies: AddedPolicy[] = [];

  /** @internal */
  protected constructor(scope: Construct, id: string, props: CapacityScalingProps) {
    super(scope, id);
    recordLine(this, CapacityScaling);
    const preconditions = checkAll(this, [...checkCapacityScaling(this, props), ...props.checks]);
    requireVersions(this);

    const { wake, bounds } = props;
    const { minimum } = bounds;
    this.bounds = bounds;
    const idle = idlePlan(props, props.reachesZero);
    const capacity = new ScalableCapacity(this, props, preconditions);
    this.capacity = capacity;
    this.scaled = props;
    this.removedElsewhere = idle?.insteadOfTracking ?? false;
    this.target = capacity.target;
    if (!isToken(minimum.value) && minimum.value > 0) {
      acknowledgeWish(this.target, CAPACITY_MINIMUM, minimum.property);
    }
    this.trackingPolicy = capacity.addTrackingPolicy(this, "Tracking", {
      policyName: trackingPolicyName(props),
      metric: props.metric,
      target: props.targetValue,
      scaleInCooldownSeconds: (props.scaleInCooldown ?? DEFAULT_COOLDOWN).toSeconds(),
      scaleOutCooldownSeconds: (props.scaleOutCooldown ?? DEFAULT_COOLDOWN).toSeconds(),
      disableScaleIn: this.removedElsewhere,
    });
    if (wake !== undefined) {
      this.wakePolicy = capacity.addStepPolicy(this, "Wake", {
        policyName: wakePolicyName(props.name, wake),
        adjustmentType: wake.adjustment ?? WakeAdjustment.EXACT_CAPACITY,
        steps: oneStep("above", wake.amount.value ?? 1),
        aggregation: wake.aggregation,
        cooldownSeconds: withDefault(wake.cooldown?.toSeconds(), defaultWakeCooldown(wake).toSeconds()),
      });
      this.wakeAlarm = wakeAlarm(this, "WakeAlarm", {
        description: wake.alarmDescription,
        metric: wake.metric,
        timing: wake.alarm,
        policyArn: attributeOf(this.wakePolicy, "arn"),
        tags: props.tags,
        provider: props.provider,
      });
    }
    if (idle !== undefined) {
      this.sleepsIf = idle.condition;
      this.sleepPolicy = capacity.addStepPolicy(this, "Sleep", {
        policyName: `${props.name}-sleep`,
        adjustmentType: "ExactCapacity",
        steps: oneStep("below", 0),
        aggregation: "Maximum",
        // Setting 0 again does nothing, and a wake in between must not put the next sleep off.
        cooldownSeconds: 0,
      });
      this.sleepAlarm = idleAlarm(this, "SleepAlarm", {
        alarmName: `${props.name}-sleep`,
        load: props.load,
        window: idle.window,
        policyArn: attributeOf(this.sleepPolicy, "arn"),
        tags: props.tags,
        provider: props.provider,
      });
    }
  }

  /**
   * Adds or removes capacity while a metric is above or below a bound: a step scaling policy and an alarm for the steps with
   * `lower`, and another pair for those with `upper`.
   *
   * If several policies run at once, Application Auto Scaling uses the largest capacity. A step that adds capacity must not
   * run without requests, or what is scaled stays awake; a step that removes capacity does not wait for requests. The rules
   * that run at synthesis report both. A wrong option stops the synthesis.
   * @param id letters, digits and hyphens; the names of the policies and alarms contain it
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html
   */
  scaleOnMetric(id: string, options: StepScalingOptions): StepScaling {
    const { maximum } = this.bounds;
    const scaling = StepScaling.of(this, id, options, { capacity: this.capacity, name: this.scaled.name, maximum });
    this.ownPolicies.push(
      { policy: scaling.upperPolicy, alarm: scaling.upperAlarm },
      { policy: scaling.lowerPolicy, alarm: scaling.lowerAlarm },
    );
    return scaling;
  }

  /**
   * Keeps a further metric at a target value: a target tracking policy beside that of `tracking`.
   *
   * By default it only adds capacity, because target tracking removes capacity only when all policies that may remove it
   * agree: a metric that is not 0 without requests would keep the capacity above zero. A wrong option stops the synthesis.
   * @param id letters, digits and hyphens; the default of `policyName` contains it
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
   */
  scaleToTrackMetric(id: string, options: TargetTrackingOptions): AppautoscalingPolicy {
    const { capacity, removedElsewhere, scaled } = this;
    const policy = addTargetTracking(this, id, options, { capacity, name: scaled.name, removedElsewhere });
    this.ownPolicies.push({ policy });
    return policy;
  }

  /**
   * Moves the minimum, the maximum or both at a recurring time, with a scheduled action. Terraform ignores changes of the
   * bounds that scheduled actions move.
   *
   * To sleep and wake at set times, use `addSleepWindow`: it checks that each sleep has its wake. A wrong option stops the
   * synthesis, and so does a sleep window with `SleepMethod.deleteAndRecreate()`, which does not restore scheduled actions.
   * @param id letters, digits and hyphens; the name of the scheduled action contains it
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html
   */
  scaleOnSchedule(id: string, options: ScalingSchedule): AppautoscalingScheduledAction {
    const { target, bounds, scheduledActions: actions } = this;
    const { name, provider } = this.scaled;
    return addScheduledScaling(this, id, options, { name, provider, target, bounds, actions });
  }

  /**
   * Policies that were added here, with the alarms that run them.
   * @internal
   */
  get addedPolicies(): readonly AddedPolicy[] {
    return this.ownPolicies;
  }

  /** @internal */
  get hasScheduledActions(): boolean {
    return this.actions?.isEmpty === false;
  }

  /**
   * Created by the first who needs them: their class of the provider is not loaded before.
   * @internal
   */
  get scheduledActions(): ScheduledActions {
    this.actions ??= new ScheduledActions(this.target);
    return this.actions;
  }
}

/**
 * Setting a number again does nothing, so no pause is needed; and during one a capacity that slept in between could not
 * wake, for the same number is no larger scale-out.
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html
 */
function defaultWakeCooldown({ adjustment }: Wake): Duration {
  if (isToken(adjustment)) {
    const isAdded = Op.eq(adjustment, WakeAdjustment.CHANGE_IN_CAPACITY);
    return Duration.seconds(Token.asNumber(conditional(isAdded, DEFAULT_COOLDOWN.toSeconds(), 0)));
  }
  return adjustment === WakeAdjustment.CHANGE_IN_CAPACITY ? DEFAULT_COOLDOWN : Duration.seconds(0);
}

function trackingPolicyName({ trackingPolicyName, name }: CapacityScalingProps): string {
  return withDefault(trackingPolicyName, `${name}-tracking`);
}

function wakePolicyName(name: string, { policyName }: WakeStep): string {
  return withDefault(policyName, `${name}-wake`);
}

function checkCapacityScaling(scope: Construct, props: CapacityScalingProps): Check[] {
  const { wake, bounds } = props;
  const idle = idlePlan(props, props.reachesZero);
  const policyNames = [
    trackingPolicyName(props),
    ...(wake === undefined ? [] : [wakePolicyName(props.name, wake)]),
    ...(idle === undefined ? [] : [`${props.name}-sleep`]),
  ];
  return [
    ...(props.boundsAreChecked === true ? [] : checkBounds(bounds)),
    uniqueName(scope, TARGET, "scalable target", props.resourceId, props.provider, {
      isProperty: false,
      madeOf: ["inferenceComponentName", "endpointName"],
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
    required("tracking.target", props.targetValue),
    range("tracking.target", props.targetValue, limits.scaling.targetValue),
    ...checkIdle(props),
    ...(wake === undefined
      ? []
      : [
          ...checkWakeStep(wake, bounds.maximum),
          atMost(
            { property: "wake.cooldown", value: wake.cooldown?.toSeconds() },
            {
              property: "the idle time before scaling to zero (seconds)",
              value: (idle?.window ?? TRACKING_IDLE).toSeconds(),
            },
            { unit: "seconds", advice: "what scales to zero during the cooldown could not wake before it ends" },
          ),
          ...checkAlarmTiming("wake.alarm", wake.alarm),
          uniqueName(scope, "wake.alarm.alarmName", "alarm", wake.alarm.alarmName, props.provider, {
            madeOf: wake.alarm.alarmName === `${props.name}-wake` ? NAMED_AFTER : [],
          }),
        ]),
    idle === undefined
      ? undefined
      : uniqueName(scope, "idleTimeout (the alarm it takes)", "alarm", `${props.name}-sleep`, props.provider, {
          madeOf: NAMED_AFTER,
        }),
  ];
}

function checkBounds({ minimum, maximum }: KnownBounds): Check[] {
  return [
    required(maximum.property, maximum.value),
    range(maximum.property, maximum.value, limits.scaling.maxCapacity),
    range(minimum.property, minimum.value, limits.scaling.minCapacity),
    atMost(minimum, maximum, { source: limits.scaling.maxCapacity.source }),
  ];
}
