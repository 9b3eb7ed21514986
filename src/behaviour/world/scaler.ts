import type { AlarmSettings, AlarmState } from "../laws/alarm-settings";
import type { Bounds } from "../laws/bounds";
import { type Cooldown, cooldownAfter, NO_COOLDOWN } from "../laws/cooldown";
import { answerTo, attemptLargest, type Reacting } from "../laws/reaction";
import { answerToAction, moveIntoBounds } from "../laws/scheduled-action";
import { SCALE_IN_LOOKBACK_SECONDS, trackingAlarms } from "../laws/target-tracking";
import { type LowAlarm, scaleInWish, scaleOutCapacity, scaleOutWish, stepWish, type Wish } from "../laws/wish";
import type { Cause } from "../outcome/outcome";
import type { ActionSetup, StepSetup, TargetSetup, TrackingSetup } from "../setup/endpoint-setup";
import { because } from "./cause";
import type { Scalable } from "./scalable";
import type { Firing, Watch, WatchWanted } from "./watch";

/** What a policy does that an alarm called. */
interface Planned {
  /** Reads what the policy wants, as often as it is asked: the capacity is the one at that time. */
  readonly wish: () => Wish | undefined;
  readonly cause: Cause;
}

/** The policies that were called at one moment. */
interface Called {
  readonly at: number;
  readonly plans: Planned[];
}

/** Application Auto Scaling for one scalable target: the laws of its alarms and policies, and the state that they need. */
export class Scaler {
  private bounds: Bounds;
  private cooldown: Cooldown = NO_COOLDOWN;
  private called: Called | undefined;
  /** Those of all policies that may scale in, as they are when they are read. */
  private readonly low: LowAlarm[] = [];
  /** False while a schedule has deleted what it scales. */
  isThere = true;

  constructor(
    private readonly target: TargetSetup,
    private readonly scalable: Scalable,
    watch: (wanted: WatchWanted) => Watch,
  ) {
    this.bounds = { min: target.min, max: target.max };
    for (const policy of target.tracking) {
      const { metric, name } = policy;
      const { high, low } = trackingAlarms(policy);
      watch({ name: `${name} AlarmHigh`, metric, settings: high, firing: this.out(policy) });
      if (!policy.disableScaleIn) {
        const firing = this.in(policy);
        this.low.push(lowAlarm(policy, watch({ name: `${name} AlarmLow`, metric, settings: low, firing })));
      }
    }
    for (const policy of target.steps) {
      for (const alarm of policy.alarms) {
        watch({ ...alarm, firing: this.step(policy, alarm.state, alarm.settings) });
      }
    }
  }

  /** The bounds now. */
  get range(): Bounds {
    return this.bounds;
  }

  /** What the endpoint sleeper does with the minimum: the capacity stays as it is. */
  setMinimum(min: number): void {
    this.bounds = { min, max: Math.max(min, this.bounds.max) };
  }

  schedule(at: number, action: ActionSetup): void {
    const answer = answerToAction(this.reacting, action);
    const cause: Cause = { kind: "scheduled action", name: action.name };
    if (answer.kind === "suspended") {
      this.scalable.suspended(at, answer.to, cause);
    } else if (answer.kind === "bounds") {
      this.bounds = answer.bounds;
      this.enforce(at, cause);
    }
  }

  private enforce(at: number, cause: Cause): void {
    const { scalable } = this;
    const move = moveIntoBounds(this.reacting, scalable.isUpdating);
    if (move.kind === "refused") {
      scalable.retry(at, (again) => {
        this.enforce(again, cause);
      });
    } else if (move.kind === "change") {
      scalable.change(at, move.to, cause, () => undefined);
    }
  }

  private get reacting(): Reacting {
    const { bounds, isThere, scalable, target } = this;
    return { desired: scalable.desired, bounds, suspended: target.suspended, isThere };
  }

  private get scaled() {
    return { desired: this.scalable.desired, fromZero: this.scalable.isAsynchronous };
  }

  private out(policy: TrackingSetup): Firing {
    return this.firing("ALARM", causeOf("target tracking", policy.name), (watch) => {
      // The metric is that of the copies that exist now.
      const capacity = scaleOutCapacity(policy, watch.value, this.scaled);
      return () => scaleOutWish(policy, capacity, this.scalable.desired);
    });
  }

  private in(policy: TrackingSetup): Firing {
    const wish = () => scaleInWish(policy, this.low, this.scaled, this.bounds.min);
    return this.firing("ALARM", causeOf("target tracking", policy.name), () => wish);
  }

  private step(policy: StepSetup, state: AlarmState, settings: AlarmSettings): Firing {
    return this.firing(state, causeOf("step scaling", policy.name), (watch) => {
      const reading = { breaching: watch.breachingPoints(), value: watch.value };
      return () => stepWish(policy, settings, reading, this.scalable.desired);
    });
  }

  /** @param wishing reads the metric when the alarm calls the policy */
  private firing(
    state: AlarmState,
    causeBy: (watch: Watch) => Cause,
    wishing: (watch: Watch) => Planned["wish"],
  ): Firing {
    return {
      state,
      run: (at, watch) => {
        const planned = wishing(watch);
        const wish = planned();
        const answer = wish === undefined ? undefined : answerTo(this.reacting, wish.to);
        if (answer?.kind === "suspended" && watch.since === at) {
          this.scalable.suspended(at, answer.to, causeBy(watch));
        } else if (answer?.kind === "change") {
          this.react(at, { wish: planned, cause: causeBy(watch) });
        }
      },
      wouldAct: (watch) => {
        const wish = wishing(watch)();
        return wish !== undefined && answerTo(this.reacting, wish.to).kind === "change";
      },
    };
  }

  /** The policies that are called at the same moment end their reaction time together. */
  private react(at: number, planned: Planned): void {
    if (this.called?.at === at) {
      this.called.plans.push(planned);
      return;
    }
    const plans = [planned];
    this.called = { at, plans };
    this.scalable.later(at, (then) => {
      this.attempt(then, plans);
    });
  }

  private attempt(at: number, plans: readonly Planned[]): void {
    const { scalable } = this;
    const { desired, isUpdating } = scalable;
    const wishes = plans.map(({ wish }) => wish());
    const result = attemptLargest(this.reacting, wishes, { at, isUpdating, cooldown: this.cooldown });
    if (result?.kind === "in progress") {
      scalable.afterUpdate?.((then) => {
        this.attempt(then, plans);
      });
    } else if (result?.kind === "change") {
      const { to, direction, index } = result;
      const { cooldownSeconds } = wishes[index] as Wish;
      scalable.change(at, to, (plans[index] as Planned).cause, (done) => {
        this.cooldown = cooldownAfter(this.cooldown, { at: done, from: desired, to, direction, cooldownSeconds });
      });
    }
  }
}

/** An alarm calls its policy once a minute for as long as it lasts, and most calls change nothing: nothing is copied for them. */
const lowAlarm = (policy: TrackingSetup, watch: Watch): LowAlarm => ({
  policy,
  get state() {
    return watch.state;
  },
  get value() {
    return watch.value;
  },
  get greatest() {
    return watch.greatest(SCALE_IN_LOOKBACK_SECONDS);
  },
});

const causeOf = (kind: Parameters<typeof because>[0], name: string) => (watch: Watch) => because(kind, name, watch);
