import { AlarmMachine } from "../laws/alarm";
import { isCalled, NOT_CALLED, nextCall } from "../laws/alarm-calls";
import type { AlarmSettings, AlarmState } from "../laws/alarm-settings";
import { BUCKET_SECONDS } from "../laws/datapoint";
import type { MetricSetup } from "../setup/endpoint-setup";
import type { Series } from "./series";

/** What a state of an alarm runs. */
export interface Firing {
  readonly state: AlarmState;
  run(at: number, watch: Watch): void;
  /** Whether it would change the capacity, whatever the cooldowns are. */
  wouldAct(watch: Watch): boolean;
}

/** An alarm that a scaler asks for, and what it runs. */
export interface WatchWanted {
  readonly name: string;
  readonly metric: MetricSetup;
  readonly settings: AlarmSettings;
  readonly firing: Firing;
}

/** An alarm, with the datapoints that it reads. */
export class Watch {
  state: AlarmState = "INSUFFICIENT_DATA";
  /** When it went into this state, in seconds. */
  since = 0;
  /** The datapoint of the last period. */
  value = Number.NaN;

  private readonly machine: AlarmMachine;
  private readonly range: number;
  private nextCall = NOT_CALLED;

  constructor(
    readonly name: string,
    readonly settings: AlarmSettings,
    readonly series: Series,
    private readonly firing: Firing,
    private readonly onState: (at: number, state: AlarmState) => void,
  ) {
    this.machine = new AlarmMachine(settings, series.overlap);
    this.range = this.machine.range;
  }

  /** Whether nothing changes, as long as each period has the datapoint of the last one. */
  get isSteady(): boolean {
    const { machine, series, firing } = this;
    if (!series.isConstant || !machine.isSteady(this.value)) {
      return false;
    }
    // What it runs reads older datapoints too.
    return this.state !== firing.state || (series.same >= this.range && !firing.wouldAct(this));
  }

  /** Goes on by whole strides in which each period has the datapoint of the last one. Only while it is steady. */
  skip(seconds: number): void {
    this.machine.repeat(this.value, seconds / (this.series.strideBuckets * BUCKET_SECONDS));
    this.nextCall += seconds;
  }

  /** The datapoints that breach the threshold, the newest first. */
  breachingPoints(): readonly number[] {
    return this.machine.breachingPoints();
  }

  /** The greatest datapoint of the last seconds; NaN without any. */
  greatest(seconds: number): number {
    return this.machine.greatest(Math.max(1, Math.floor(seconds / this.settings.periodSeconds)));
  }

  /** Takes the datapoint that is new. */
  evaluate(at: number): void {
    // Once its whole range is the same datapoint, one more of it changes nothing.
    const changed = this.series.same <= this.range && this.observe(at);
    if (this.state === this.firing.state && isCalled(this.nextCall, at, changed)) {
      this.nextCall = nextCall(at);
      this.firing.run(at, this);
    }
  }

  private observe(at: number): boolean {
    this.value = this.series.value;
    const state = this.machine.observe(this.value);
    if (state === this.state) {
      return false;
    }
    this.state = state;
    this.since = at;
    this.onState(at, state);
    return true;
  }
}
