import { AlarmMachine } from "../../../behaviour/laws/alarm";
import type { AlarmSettings as Law } from "../../../behaviour/laws/alarm-settings";
import type { Call } from "../../call";
import type { AlarmSettings, StateValue } from "./alarm";
import { type Datapoints, datapointsOf, isPut } from "./alarm-datapoints";
import { strideOf } from "./alarm-law";

const SECOND = 1000;
const MINUTE = 60;

/** An alarm, with the datapoints that it looks at. It follows from the metrics and from the state of the alarm. */
export class AlarmWatch {
  /** The datapoint of the last evaluation; NaN if it is missing. */
  value = Number.NaN;
  readonly strideSeconds: number;
  /** Whether its datapoints come from PutMetricData, and may end at any time. */
  private readonly isPut: boolean;
  private readonly points: Datapoints;
  private machine: AlarmMachine;
  private readonly overlap: number;
  /** The last evaluation. Before the first one, and after a datapoint of the past has come, it does not follow from it. */
  private reached = Number.NaN;
  /** How many times in a row the same datapoint came. */
  private same = 0;

  constructor(
    settings: AlarmSettings,
    readonly law: Law,
    private state: StateValue,
  ) {
    this.strideSeconds = strideOf(law);
    this.overlap = Math.max(1, Math.round(law.periodSeconds / this.strideSeconds));
    this.points = datapointsOf(settings, law);
    this.isPut = isPut(settings);
    this.machine = new AlarmMachine(law, this.overlap);
  }

  /** @returns the state from now on */
  evaluate(call: Call, at: number): StateValue {
    if (at - this.reached !== this.strideSeconds * SECOND) {
      this.rebuild(call, at - this.strideSeconds * SECOND);
    }
    this.reached = at;
    this.take(this.points.next(call, at));
    this.state = this.machine.state;
    return this.state;
  }

  /** Puts it into a state: the next evaluation decides again. */
  enter(state: StateValue): void {
    this.state = state;
    this.machine.enter(state);
  }

  /** The next evaluation reads all datapoints again. */
  forget(): void {
    this.reached = Number.NaN;
  }

  /** Reads what an evaluation would have found, if it was not done because nothing changed. */
  catchUp(call: Call, at: number): void {
    if (!(at - this.reached < this.strideSeconds * SECOND)) {
      this.rebuild(call, at);
      this.reached = at;
    }
  }

  /** How long after something happens all evaluations have seen it, in milliseconds. */
  memory(call: Call): number {
    // A minute for a metric of a minute, one for an alarm that sees it a minute later, and one that `wake` may miss.
    return this.points.lag(call) + (this.law.periodSeconds + this.strideSeconds + 3 * MINUTE) * SECOND;
  }

  /** Whether the state stays as long as each evaluation finds the datapoint of the last one, and it has been the same for long. */
  get isSteady(): boolean {
    // A metric of a minute has a datapoint in each sixth evaluation of an alarm of ten seconds.
    const enough = Math.ceil(MINUTE / this.strideSeconds) + this.overlap;
    // What is put may end at any time: only nothing stays as it is.
    const stays = Number.isNaN(this.value) || !this.isPut;
    return stays && this.same >= enough && this.machine.isSteady(this.value);
  }

  /** Whether all datapoints that it looks at are the same: so is all that it calls an action with. */
  get isUniform(): boolean {
    return this.same >= this.machine.range;
  }

  /** The datapoints that breach the threshold, the newest first. */
  get breachingPoints(): readonly number[] {
    return this.machine.breachingPoints();
  }

  /** The greatest datapoint of the last seconds; NaN without any. */
  greatest(seconds: number): number {
    return this.machine.greatest(Math.max(1, Math.floor(seconds / this.law.periodSeconds)));
  }

  /** The datapoints of the last periods one after the other, the oldest first, with the times at which they begin. */
  recent(call: Call, at: number): readonly { readonly at: number; readonly value: number }[] {
    const { overlap, strideSeconds, law, points } = this;
    const count = (law.evaluationPeriods - 1) * overlap + 1;
    const values = points.last(call, at, count);
    const start = at - points.lag(call) - law.periodSeconds * SECOND;
    return values.flatMap((value, index) => {
      const age = count - 1 - index;
      return age % overlap === 0 ? [{ at: start - age * strideSeconds * SECOND, value }] : [];
    });
  }

  private rebuild(call: Call, at: number): void {
    this.machine = new AlarmMachine(this.law, this.overlap);
    this.same = 0;
    for (const value of this.points.last(call, at, this.machine.range)) {
      this.take(value);
    }
    this.machine.enter(this.state);
  }

  private take(value: number): void {
    this.same = value === this.value || (Number.isNaN(value) && Number.isNaN(this.value)) ? this.same + 1 : 1;
    this.value = value;
    this.machine.observe(value);
  }
}
