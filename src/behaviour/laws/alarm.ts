import { timings } from "../../catalogue/timings";
import type { AlarmSettings, AlarmState, MissingData } from "./alarm-settings";
import { AlarmWindow } from "./alarm-window";

const DAY = 86_400;
const HOUR = 3600;
const MINUTE = 60;
const HIGH_RESOLUTION = 10;

/**
 * How often CloudWatch evaluates an alarm: every 10 seconds if its period is shorter than a minute, once an hour if it looks
 * back more than a day, and every minute otherwise.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export function evaluationSeconds({
  periodSeconds,
  evaluationPeriods,
}: Pick<AlarmSettings, "periodSeconds" | "evaluationPeriods">): number {
  if (periodSeconds < MINUTE) {
    return HIGH_RESOLUTION;
  }
  return periodSeconds * evaluationPeriods > DAY ? HOUR : MINUTE;
}

/**
 * How often an alarm calls its Auto Scaling actions again: "once per minute that the alarm remains in the new state". Other
 * actions run only when the state changes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export const repeatsActionsSeconds: number = timings.alarmRepeatSeconds;

/**
 * The state of an alarm whose metric has no data for long; `undefined` with `ignore`, which keeps the state.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function stateWithoutData(treatMissingData: MissingData): AlarmState | undefined {
  switch (treatMissingData) {
    case "breaching":
      return "ALARM";
    case "notBreaching":
      return "OK";
    case "missing":
      return "INSUFFICIENT_DATA";
    case "ignore":
      return undefined;
  }
}

/**
 * A CloudWatch alarm over aligned periods. It is in INSUFFICIENT_DATA before the first datapoint.
 *
 * CloudWatch evaluates an alarm with a period of several minutes every minute, and one of 20 or 30 seconds every 10 seconds,
 * over the last period at that time. With `evaluationsPerPeriod` (period / `evaluationSeconds`), give `observe` the value of
 * the last period at each evaluation.
 */
export class AlarmMachine {
  private current: AlarmState = "INSUFFICIENT_DATA";
  /** Before the first datapoint, its state does not follow from any. */
  private isNew = true;
  /** One for each phase of the period at which the alarm is evaluated. */
  private readonly windows: readonly AlarmWindow[];
  private phase = 0;
  private latest: AlarmWindow;

  constructor(settings: AlarmSettings, evaluationsPerPeriod = 1) {
    this.windows = Array.from({ length: Math.max(1, evaluationsPerPeriod) }, () => new AlarmWindow(settings));
    this.latest = this.windows[0] as AlarmWindow;
  }

  get state(): AlarmState {
    return this.current;
  }

  /** Puts it into a state, whatever its datapoints are: the next one decides again, as after SetAlarmState. */
  enter(state: AlarmState): void {
    this.current = state;
    this.isNew = true;
  }

  /**
   * Takes the datapoint of a period. @param value NaN if it is missing
   * @returns the state from now on
   */
  observe(value: number): AlarmState {
    if (this.windows.length === 1) {
      const isSettled = this.latest.push(value) && !this.isNew;
      this.isNew = false;
      if (!isSettled) {
        this.current = this.latest.stateAfter(this.current);
      }
      return this.current;
    }
    const window = this.windows[this.phase] as AlarmWindow;
    this.phase = this.phase + 1 === this.windows.length ? 0 : this.phase + 1;
    this.latest = window;
    window.push(value);
    this.isNew = false;
    // Also if it is settled: another phase may have changed the state since.
    this.current = window.stateAfter(this.current);
    return this.current;
  }

  /** After so many equal datapoints, nothing else is left in it. */
  get range(): number {
    return this.windows.length * this.latest.range;
  }

  /** As `observe` with the same datapoint so many times, for one that is steady: the state does not change. */
  repeat(value: number, times: number): void {
    const { windows } = this;
    const end = this.phase + times;
    for (const [phase, window] of windows.entries()) {
      const first = phase < this.phase ? phase + windows.length : phase;
      window.repeat(value, Math.ceil((end - first) / windows.length));
    }
    this.phase = end % windows.length;
    this.latest = windows[(end + windows.length - 1) % windows.length] as AlarmWindow;
  }

  /** The values that breach the threshold among those that decided last, the newest first. */
  breachingPoints(): readonly number[] {
    return this.latest.breachingValues();
  }

  /** The greatest datapoint of the newest periods; NaN if all of them are missing. */
  greatest(periods: number): number {
    return this.latest.greatest(periods);
  }

  /**
   * Whether observing a value again for ever never changes the state. True only if certain. It is false for a while where the
   * state will in fact stay: at most until the value has filled the range that the alarm looks at.
   */
  isSteady(value: number): boolean {
    for (let phase = 0; phase < this.windows.length; phase++) {
      if (this.windows[phase]?.isSteady(this.current, value) !== true) {
        return false;
      }
    }
    return true;
  }
}
