import type { AlarmSettings, AlarmState } from "../laws/alarm-settings";
import { type Bounds, boundsAfter, clamped } from "../laws/bounds";
import { Cooldowns } from "../laws/cooldown";
import { stepCapacity } from "../laws/step-scaling";
import { SCALE_IN_LOOKBACK_SECONDS, scaleIn, trackedCapacity, trackingAlarms } from "../laws/target-tracking";
import type { Cause } from "../outcome/outcome";
import type { ActionSetup, MetricSetup, StepSetup, TargetSetup, TrackingSetup } from "../setup/endpoint-setup";
import type { Firing, Watch } from "./watch";

/** What a scaler scales. */
export interface Scalable {
  /** Copies or instances that are wanted. */
  readonly desired: number;
  /** Whether an update is under way. */
  readonly isUpdating: boolean;
  /** Whether it is an asynchronous variant, which tracking scales from zero too. */
  readonly isAsynchronous: boolean;
  change(at: number, to: number, cause: Cause, done: (at: number) => void): void;
  /** Records a change that is not made, because its direction is suspended. */
  suspended(at: number, to: number, cause: Cause): void;
  /** Runs the last of several when the update that is under way ends; absent if a change is refused meanwhile. */
  afterUpdate?(run: (at: number) => void): void;
  /** Runs something after the reaction time. */
  later(at: number, run: (at: number) => void): void;
  /** Runs something after a minute. */
  retry(at: number, run: (at: number) => void): void;
}

/** An alarm that the scaler asks for, and what it runs. */
export interface WatchWanted {
  readonly name: string;
  readonly metric: MetricSetup;
  readonly settings: AlarmSettings;
  readonly firing: Firing;
}

interface Decision {
  readonly to: number;
  readonly cooldownSeconds: number;
  readonly cause: Cause;
  /** Whether the capacity is the wanted one, and not a difference. */
  readonly exact: boolean;
}

/** Application Auto Scaling for one scalable target. */
export class Scaler {
  private bounds: Bounds;
  private readonly cooldowns = new Cooldowns();
  private readonly low: { readonly policy: TrackingSetup; readonly watch: Watch }[] = [];
  /** False while a schedule has deleted what it scales. */
  isThere = true;

  constructor(
    private readonly target: TargetSetup,
    private readonly scalable: Scalable,
    watch: (wanted: WatchWanted) => Watch,
  ) {
    this.bounds = { min: target.min, max: target.max };
    for (const policy of target.tracking) {
      const alarms = trackingAlarms(policy);
      watch({
        name: `${policy.name} AlarmHigh`,
        metric: policy.metric,
        settings: alarms.high,
        firing: this.out(policy),
      });
      if (!policy.disableScaleIn) {
        const firing = this.in(policy);
        const low = watch({ name: `${policy.name} AlarmLow`, metric: policy.metric, settings: alarms.low, firing });
        this.low.push({ policy, watch: low });
      }
    }
    for (const policy of target.steps) {
      for (const alarm of policy.alarms) {
        watch({ ...alarm, firing: this.step(policy, alarm.state, alarm.settings) });
      }
    }
  }

  /** A scheduled action sets the bounds, and moves the capacity into them, whatever the cooldowns are. */
  schedule(at: number, action: ActionSetup): void {
    if (!this.isThere) {
      return;
    }
    const cause: Cause = { kind: "scheduled action", name: action.name };
    const bounds = boundsAfter(this.bounds, action);
    if (this.target.suspended.scheduled) {
      const { desired } = this.scalable;
      const to = clamped(desired, bounds);
      if (to !== desired) {
        this.scalable.suspended(at, to, cause);
      }
      return;
    }
    this.bounds = bounds;
    this.enforce(at, cause);
  }

  /** The bounds now. */
  get range(): Bounds {
    return this.bounds;
  }

  /** What the endpoint sleeper does with the minimum: the capacity stays as it is. */
  setMinimum(min: number): void {
    this.bounds = { min, max: Math.max(min, this.bounds.max) };
  }

  private enforce(at: number, cause: Cause): void {
    const { scalable } = this;
    if (clamped(scalable.desired, this.bounds) === scalable.desired) {
      return;
    }
    if (scalable.isUpdating) {
      // Refused during an update. Auto Scaling tries again, here once a minute as for an alarm.
      scalable.retry(at, (again) => {
        this.enforce(again, cause);
      });
      return;
    }
    scalable.change(at, clamped(scalable.desired, this.bounds), cause, () => undefined);
  }

  private out(policy: TrackingSetup): Firing {
    return this.firing("ALARM", (watch) => {
      // The metric is that of the copies that exist now.
      const to = this.tracked(policy, watch.value, "out");
      const cause = because("target tracking", policy.name, watch);
      return () => ({
        to: Math.max(to, this.scalable.desired),
        cooldownSeconds: policy.scaleOutCooldownSeconds,
        cause,
        exact: true,
      });
    });
  }

  /** Only when all policies that may scale in agree; the largest capacity wins. */
  private in(policy: TrackingSetup): Firing {
    return this.firing("ALARM", (watch) => {
      const cause = because("target tracking", policy.name, watch);
      return () => {
        const to = this.mayShrink ? this.agreed() : undefined;
        return to === undefined
          ? undefined
          : { to, cooldownSeconds: policy.scaleInCooldownSeconds, cause, exact: true };
      };
    });
  }

  /** The capacity that all policies that may scale in agree on now; `undefined` if they do not. */
  private agreed(): number | undefined {
    return scaleIn(
      this.low.map(({ policy, watch }) =>
        // Without a datapoint now, such as of a copy that has just started, nothing is scaled.
        watch.state === "ALARM" && !Number.isNaN(watch.value)
          ? this.tracked(policy, watch.greatest(SCALE_IN_LOOKBACK_SECONDS), "in")
          : undefined,
      ),
    );
  }

  private get mayShrink(): boolean {
    return this.scalable.desired > this.bounds.min;
  }

  private tracked({ targetValue }: TrackingSetup, metric: number, direction: "out" | "in"): number {
    const { desired, isAsynchronous } = this.scalable;
    return trackedCapacity({ current: desired, metric, targetValue, direction, fromZero: isAsynchronous });
  }

  private step(policy: StepSetup, state: AlarmState, { threshold, comparison }: AlarmSettings): Firing {
    return this.firing(state, (watch) => {
      const value = aggregated(watch, policy.aggregation, threshold);
      const cause = because("step scaling", policy.name, watch);
      return () => {
        const to = stepCapacity({ capacity: this.scalable.desired, policy, threshold, value, comparison });
        return to === undefined
          ? undefined
          : {
              to,
              cooldownSeconds: policy.cooldownSeconds,
              cause,
              exact: policy.adjustmentType === "ExactCapacity",
            };
      };
    });
  }

  /** @param plan reads the metric when the alarm calls the policy; the capacity is the one found when it is changed */
  private firing(state: AlarmState, plan: (watch: Watch) => () => Decision | undefined): Firing {
    return {
      state,
      run: (at, watch) => {
        const decide = plan(watch);
        const decision = decide();
        if (decision === undefined) {
          return;
        }
        const wanted = this.bounded(decision.to);
        if (this.isSuspended(wanted)) {
          if (watch.since === at) {
            this.scalable.suspended(at, wanted, decision.cause);
          }
        } else if (wanted !== this.scalable.desired) {
          this.scalable.later(at, (then) => {
            this.attempt(then, decide);
          });
        }
      },
      wouldAct: (watch) => {
        const decision = plan(watch)();
        return decision !== undefined && this.within(decision.to) !== this.scalable.desired;
      },
    };
  }

  /** A policy moves the capacity within the bounds, and only in a direction that is not suspended. */
  private within(to: number): number {
    const wanted = this.bounded(to);
    return this.isSuspended(wanted) ? this.scalable.desired : wanted;
  }

  private bounded(to: number): number {
    return this.isThere ? clamped(to, this.bounds) : this.scalable.desired;
  }

  private isSuspended(to: number): boolean {
    const { desired } = this.scalable;
    const { suspended } = this.target;
    return (to > desired && suspended.out) || (to < desired && suspended.in);
  }

  private attempt(at: number, decide: () => Decision | undefined): void {
    const decision = decide();
    if (decision === undefined) {
      return;
    }
    if (!this.scalable.isUpdating) {
      this.act(at, decision);
      return;
    }
    this.scalable.afterUpdate?.((then) => {
      this.attempt(then, decide);
    });
  }

  private act(at: number, { to, cooldownSeconds, cause, exact }: Decision): void {
    const { desired } = this.scalable;
    const wanted = this.within(to);
    if (wanted === desired) {
      return;
    }
    const direction = wanted > desired ? "out" : "in";
    const allowed = this.cooldowns.mayScale({ at, from: desired, to: wanted, direction, exact });
    if (allowed !== desired) {
      this.scalable.change(at, allowed, cause, (done) => {
        this.cooldowns.succeeded({ at: done, from: desired, to: allowed, direction, cooldownSeconds });
      });
    }
  }
}

const because = (kind: "target tracking" | "step scaling", policy: string, watch: Watch): Cause => ({
  kind,
  policy,
  alarm: watch.name,
  alarmAt: watch.since,
  value: Number.isFinite(watch.value) ? watch.value : null,
  datapoints: watch.breachingPoints().slice(0, MOST_DATAPOINTS),
});

const MOST_DATAPOINTS = 10;

/** An alarm without any datapoint that breaches runs the step at its threshold. */
function aggregated(watch: Watch, aggregation: StepSetup["aggregation"], threshold: number): number {
  const points = watch.breachingPoints();
  if (points.length === 0) {
    return Number.isNaN(watch.value) ? threshold : watch.value;
  }
  switch (aggregation) {
    case "Average":
      return points.reduce((sum, point) => sum + point, 0) / points.length;
    case "Minimum":
      return Math.min(...points);
    case "Maximum":
      return Math.max(...points);
  }
}
