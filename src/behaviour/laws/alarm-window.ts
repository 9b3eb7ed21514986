import type { AlarmSettings, AlarmState } from "./alarm-settings";
import { breaches } from "./breach";

const MISSING = 0;
const WITHIN = 1;
const BREACHING = 2;
type Kind = typeof MISSING | typeof WITHIN | typeof BREACHING;

/**
 * How many periods more than its evaluation periods an alarm looks at when data is missing. AWS says that the number
 * "depends on the length of the alarm period and whether it is based on a metric with standard resolution or high
 * resolution", and names it only for its examples with 3 evaluation periods: 5 in all. It is taken for every alarm.
 */
const MORE_PERIODS = 2;

/** How many periods an alarm looks at when data is missing: its evaluation range. */
export const evaluationRange = (evaluationPeriods: number): number => Math.max(1, evaluationPeriods) + MORE_PERIODS;

/**
 * The newest datapoints that an alarm looks at, its evaluation range, and the state that follows from them. A step costs the
 * same for any number of periods, and allocates nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export class AlarmWindow {
  private readonly needed: number;
  private readonly toAlarm: number;
  /** How many datapoints it looks at. */
  readonly range: number;
  private readonly kinds: Uint8Array;
  private readonly values: Float64Array;
  private readonly threshold: number;
  /** Whether a value above, below or at the threshold breaches it: to look at them is faster than to call a function. */
  private readonly isAboveBreach: boolean;
  private readonly isBelowBreach: boolean;
  private readonly isEqualBreach: boolean;
  /** Where the next datapoint goes, which is where the oldest one is. */
  private next = 0;
  private real = 0;
  private breaching = 0;
  /** Real datapoints that are newer than the datapoints to alarm. */
  private young = 0;
  private last: Kind = MISSING;
  /** How many times in a row the newest datapoint was of its kind. */
  private run: number;
  private pushed = 0;
  /** What `greatest` found last: of how many periods, when, and how old it was then. */
  private found = { periods: 0, pushed: 0, greatest: Number.NEGATIVE_INFINITY, age: 0 };

  constructor(private readonly settings: AlarmSettings) {
    this.needed = Math.max(1, settings.evaluationPeriods);
    this.toAlarm = Math.min(this.needed, Math.max(1, settings.datapointsToAlarm));
    this.range = evaluationRange(settings.evaluationPeriods);
    this.kinds = new Uint8Array(this.range);
    this.values = new Float64Array(this.range).fill(Number.NaN);
    const { comparison, threshold } = settings;
    this.threshold = threshold;
    this.isAboveBreach = breaches(comparison, 1, 0) === true;
    this.isBelowBreach = breaches(comparison, -1, 0) === true;
    this.isEqualBreach = breaches(comparison, threshold, threshold) === true;
    this.run = this.range;
  }

  private kindOf(value: number): Kind {
    if (Number.isNaN(value)) {
      return MISSING;
    }
    const { threshold } = this;
    const isBreach =
      value > threshold ? this.isAboveBreach : value < threshold ? this.isBelowBreach : this.isEqualBreach;
    return isBreach ? BREACHING : WITHIN;
  }

  /** Position of a datapoint by its age: 1 for the newest, `range` for the oldest. */
  private at(age: number): number {
    const position = this.next - age;
    return position < 0 ? position + this.range : position;
  }

  /** @returns whether all datapoints in it were of the same kind before, and still are: then its state stays as it is */
  push(value: number): boolean {
    const kind = this.kindOf(value);
    this.pushed += 1;
    if (kind === this.last && this.run === this.range) {
      this.values[this.next] = value;
      this.next = this.next + 1 === this.range ? 0 : this.next + 1;
      return true;
    }
    const oldest = this.kinds[this.next];
    if (oldest !== MISSING) {
      this.real--;
      if (oldest === BREACHING) {
        this.breaching--;
      }
    }
    if (this.toAlarm > 1 && this.kinds[this.at(this.toAlarm - 1)] !== MISSING) {
      this.young--;
    }
    if (kind !== MISSING) {
      this.real++;
      if (kind === BREACHING) {
        this.breaching++;
      }
      if (this.toAlarm > 1) {
        this.young++;
      }
    }
    this.kinds[this.next] = kind;
    this.values[this.next] = value;
    this.next = this.next + 1 === this.range ? 0 : this.next + 1;
    this.run = kind === this.last ? this.run + 1 : 1;
    this.last = kind;
    return false;
  }

  /** As `push` so many times: more than the range make no difference. */
  repeat(value: number, times: number): void {
    for (let pushed = 0; pushed < Math.min(times, this.range); pushed++) {
      this.push(value);
    }
  }

  /** Breaching datapoints among the newest real ones: as many as the evaluation periods, or all if there are fewer. */
  private breachingOfNeeded(): number {
    let breaching = this.breaching;
    let more = this.real - this.needed;
    // The range holds at most two more than are needed, so this ends after four positions.
    for (let age = this.range; more > 0; age--) {
      const kind = this.kinds[this.at(age)];
      if (kind !== MISSING) {
        more--;
        if (kind === BREACHING) {
          breaching--;
        }
      }
    }
    return breaching;
  }

  /**
   * The state that an alarm in a state goes to, or stays in.
   *
   * With as many real datapoints in the range as evaluation periods, the newest of them decide, and the treatment of missing
   * data does not matter. With fewer, all of them count, and only the rest is filled in:
   * - `breaching` and `notBreaching`: as datapoints of that kind.
   * - `missing`: not at all; INSUFFICIENT_DATA if there is no real datapoint in the range.
   * - `ignore`: not at all; the state stays as it is if there is no real datapoint, or if only breaching ones are there and
   *   too few of them.
   *
   * With `missing`, too few breaching datapoints are enough (the "premature alarm state") if the oldest one is at least as
   * old as the datapoints to alarm, and none within the threshold is in the range. Otherwise the state is OK: AWS says only
   * that the alarm "does not go immediately into ALARM state".
   */
  stateAfter(state: AlarmState): AlarmState {
    const { treatMissingData } = this.settings;
    const filled = this.needed - this.real;
    if (filled <= 0) {
      return this.breachingOfNeeded() >= this.toAlarm ? "ALARM" : "OK";
    }
    if (this.breaching >= this.toAlarm) {
      return "ALARM";
    }
    switch (treatMissingData) {
      case "breaching":
        return this.breaching + filled >= this.toAlarm ? "ALARM" : "OK";
      case "notBreaching":
        return "OK";
      case "ignore":
        return this.breaching === this.real ? state : "OK";
      case "missing":
        if (this.real === 0) {
          return "INSUFFICIENT_DATA";
        }
        return this.breaching === this.real && this.real > this.young ? "ALARM" : "OK";
    }
  }

  /**
   * Whether the state stays for ever if this value comes for ever. True only if certain: after enough equal datapoints, and
   * before where a value can only move the window further into the state that it is in.
   */
  isSteady(state: AlarmState, value: number): boolean {
    if (this.stateAfter(state) !== state) {
      return false;
    }
    const kind = this.kindOf(value);
    if (kind === this.last && this.run === this.range) {
      return true;
    }
    const { treatMissingData } = this.settings;
    switch (kind) {
      case WITHIN:
        return state === "OK";
      case BREACHING:
        // A premature alarm may end with the next breaching datapoint, when its oldest one leaves the range.
        return state === "ALARM" && (treatMissingData === "breaching" || this.breachingOfNeeded() >= this.toAlarm);
      case MISSING:
        return (
          (state === "OK" && (treatMissingData === "notBreaching" || treatMissingData === "ignore")) ||
          (state === "ALARM" && treatMissingData === "breaching")
        );
    }
  }

  /** The greatest datapoint of the newest periods; NaN if all of them are missing. */
  greatest(periods: number): number {
    const { values, range, found } = this;
    const looked = Math.min(periods, range);
    const newer = this.pushed - found.pushed;
    // As long as what was the greatest is among them, only those that are newer can be greater.
    const isStill = found.periods === looked && newer < looked && found.age + newer <= looked;
    let greatest = isStill ? found.greatest : Number.NEGATIVE_INFINITY;
    let greatestAge = isStill ? found.age + newer : 0;
    let position = this.next;
    for (let age = 1; age <= (isStill ? newer : looked); age++) {
      position = position === 0 ? range - 1 : position - 1;
      const value = values[position] as number;
      if (value > greatest) {
        greatest = value;
        greatestAge = age;
      }
    }
    found.periods = looked;
    found.pushed = this.pushed;
    found.greatest = greatest;
    found.age = greatestAge;
    return greatest === Number.NEGATIVE_INFINITY ? Number.NaN : greatest;
  }

  /** The values that breach the threshold among those that decide, the newest first. */
  breachingValues(): readonly number[] {
    const found: number[] = [];
    let looked = 0;
    for (let age = 1; age <= this.range && looked < this.needed; age++) {
      const position = this.at(age);
      if (this.kinds[position] !== MISSING) {
        looked++;
        if (this.kinds[position] === BREACHING) {
          found.push(this.values[position] ?? Number.NaN);
        }
      }
    }
    return found;
  }
}
