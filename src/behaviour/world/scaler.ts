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
    if (this.target.suspended.scheduled || !this.isThere) {
      return;
    }
    this.bounds = boundsAfter(this.bounds, action);
    this.enforce(at, { kind: "scheduled action", name: action.name });
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
    const decide = (watch: Watch): Decision => ({
      to: this.tracked(policy, watch.value, "out"),
      cooldownSeconds: policy.scaleOutCooldownSeconds,
      cause: because("target tracking", policy.name, watch),
      exact: true,
    });
    return this.firing("ALARM", decide);
  }

  /** Only when all policies that may scale in agree; the largest capacity wins. */
  private in(policy: TrackingSetup): Firing {
    const decide = (watch: Watch): Decision | undefined => {
      const to = scaleIn(
        this.low.map(({ policy: other, watch: low }) =>
          // Without a datapoint now, such as of a copy that has just started, nothing is scaled.
          low.state === "ALARM" && !Number.isNaN(low.value)
            ? this.tracked(other, low.greatest(SCALE_IN_LOOKBACK_SECONDS), "in")
            : undefined,
        ),
      );
      return to === undefined
        ? undefined
        : {
            to,
            cooldownSeconds: policy.scaleInCooldownSeconds,
            cause: because("target tracking", policy.name, watch),
            exact: true,
          };
    };
    return this.firing("ALARM", (watch) => (this.mayShrink ? decide(watch) : undefined));
  }

  private get mayShrink(): boolean {
    return this.scalable.desired > this.bounds.min;
  }

  private tracked({ targetValue }: TrackingSetup, metric: number, direction: "out" | "in"): number {
    const { desired, isAsynchronous } = this.scalable;
    return trackedCapacity({ current: desired, metric, targetValue, direction, fromZero: isAsynchronous });
  }

  private step(policy: StepSetup, state: AlarmState, { threshold, comparison }: AlarmSettings): Firing {
    const decide = (watch: Watch): Decision | undefined => {
      const to = stepCapacity({
        capacity: this.scalable.desired,
        policy,
        threshold,
        value: aggregated(watch, policy.aggregation, threshold),
        comparison,
      });
      return to === undefined
        ? undefined
        : {
            to,
            cooldownSeconds: policy.cooldownSeconds,
            cause: because("step scaling", policy.name, watch),
            exact: policy.adjustmentType === "ExactCapacity",
          };
    };
    return this.firing(state, decide);
  }

  private firing(state: AlarmState, decide: (watch: Watch) => Decision | undefined): Firing {
    return {
      state,
      run: (at, watch) => {
        const decision = decide(watch);
        if (decision !== undefined && this.within(decision.to) !== this.scalable.desired) {
          // It changes the capacity that it finds then, unless there is no reason any more.
          this.scalable.later(at, (then) => {
            const still = decide(watch);
            if (still !== undefined) {
              this.act(then, { ...still, cause: decision.cause });
            }
          });
        }
      },
      wouldAct: (watch) => {
        const decision = decide(watch);
        return decision !== undefined && this.within(decision.to) !== this.scalable.desired;
      },
    };
  }

  /** A policy moves the capacity within the bounds, and only in a direction that is not suspended. */
  private within(to: number): number {
    const { desired } = this.scalable;
    const { suspended } = this.target;
    if (!this.isThere) {
      return desired;
    }
    const allowed = clamped(to, this.bounds);
    const isSuspended = allowed > desired ? suspended.out : suspended.in;
    return isSuspended ? desired : allowed;
  }

  private act(at: number, { to, cooldownSeconds, cause, exact }: Decision): void {
    const { desired, isUpdating } = this.scalable;
    const wanted = this.within(to);
    if (wanted === desired || isUpdating) {
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
  value: watch.value,
});

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
