import { AlarmMachine, evaluationSeconds, repeatsActionsSeconds } from "../laws/alarm";
import type { AlarmSettings, AlarmState } from "../laws/alarm-settings";
import { datapointOf, type Statistic, StatisticSet } from "../laws/datapoint";
import type { SimulatedMetric } from "../setup/endpoint-setup";
import { BUCKET_SECONDS, type Buckets } from "./buckets";

const MINUTE = 60;

/** What a state of an alarm runs. */
export interface Firing {
  readonly state: AlarmState;
  run(at: number, watch: Watch): void;
  /** Whether it would change the capacity, whatever the cooldowns are. */
  wouldAct(watch: Watch): boolean;
}

/** An alarm, with the metric that it reads. */
export class Watch {
  state: AlarmState = "INSUFFICIENT_DATA";
  /** When it went into this state, in seconds. */
  since = 0;
  /** The datapoint of the last period. */
  value = Number.NaN;

  private readonly machine: AlarmMachine;
  /** What was published since the last evaluation, and before it as far back as a period goes. */
  private readonly parts: StatisticSet[];
  private readonly whole = new StatisticSet();
  private readonly partBuckets: number;
  private readonly lag: number;
  private part = 0;
  private filled: number;
  private nextRun = 0;
  /** How many evaluations in a row had the same datapoint. */
  private same = 0;
  /** An alarm of 10 seconds on a metric of a minute has a datapoint in each sixth evaluation only. */
  private readonly sameNeeded: number;

  constructor(
    readonly name: string,
    readonly settings: AlarmSettings,
    private readonly source: {
      readonly metric: SimulatedMetric;
      readonly statistic: Statistic;
      readonly buckets: Buckets;
      readonly lagSeconds: number;
    },
    private readonly firing: Firing,
    private readonly onState: (at: number, state: AlarmState) => void,
  ) {
    const partSeconds = Math.min(evaluationSeconds(settings), settings.periodSeconds);
    const parts = Math.max(1, Math.round(settings.periodSeconds / partSeconds));
    this.machine = new AlarmMachine(settings, parts);
    this.parts = Array.from({ length: parts }, () => new StatisticSet());
    this.partBuckets = Math.max(1, Math.round(partSeconds / BUCKET_SECONDS));
    this.sameNeeded = Math.ceil(MINUTE / (this.partBuckets * BUCKET_SECONDS)) + parts;
    // An alarm that is evaluated once a minute sees a datapoint at the minute after it is shown.
    const evaluated = partSeconds < MINUTE ? BUCKET_SECONDS : MINUTE;
    this.lag = (Math.ceil(source.lagSeconds / evaluated) * evaluated) / BUCKET_SECONDS;
    this.filled = (this.partBuckets - (this.lag % this.partBuckets)) % this.partBuckets;
  }

  /** How far back its datapoint depends on, in buckets. */
  get memory(): number {
    return this.lag + this.parts.length * this.partBuckets;
  }

  /** How often it is evaluated, in seconds. */
  get stride(): number {
    return this.partBuckets * BUCKET_SECONDS;
  }

  /** Whether nothing changes, as long as each period has the datapoint of the last one. */
  get isSteady(): boolean {
    if (this.same < this.sameNeeded || !this.machine.isSteady(this.value)) {
      return false;
    }
    // What it runs reads older datapoints too.
    return this.state !== this.firing.state || (this.same >= this.machine.range && !this.firing.wouldAct(this));
  }

  /** Goes on by strides in which each period has the datapoint of the last one. Only while it is steady. */
  skip(seconds: number): void {
    this.machine.repeat(this.value, seconds / this.stride);
    this.nextRun += seconds;
  }

  /** The datapoints that breach the threshold, the newest first. */
  breachingPoints(): readonly number[] {
    return this.machine.breachingPoints();
  }

  /** The greatest datapoint of the last seconds; NaN without any. */
  greatest(seconds: number): number {
    return this.machine.greatest(Math.max(1, Math.floor(seconds / this.settings.periodSeconds)));
  }

  /** Takes the bucket that CloudWatch shows now. */
  look(at: number): void {
    const { metric, buckets } = this.source;
    buckets.addTo(this.parts[this.part] as StatisticSet, metric, this.lag);
    this.filled += 1;
    if (this.filled === this.partBuckets) {
      this.filled = 0;
      this.evaluate(at);
    }
  }

  private evaluate(at: number): void {
    const value = datapointOf(this.period(), this.source.statistic);
    this.same = Object.is(value, this.value) ? this.same + 1 : 1;
    this.value = value;
    this.part = this.part + 1 === this.parts.length ? 0 : this.part + 1;
    this.parts[this.part]?.reset();
    const state = this.machine.observe(this.value);
    const changed = state !== this.state;
    if (changed) {
      this.state = state;
      this.since = at;
      this.onState(at, state);
    }
    if (state === this.firing.state && (changed || at >= this.nextRun)) {
      this.nextRun = at + repeatsActionsSeconds;
      this.firing.run(at, this);
    }
  }

  private period(): StatisticSet {
    if (this.parts.length === 1) {
      return this.parts[0] as StatisticSet;
    }
    this.whole.reset();
    for (const part of this.parts) {
      this.whole.merge(part);
    }
    return this.whole;
  }
}
