import { Duration } from "./duration";
import { badRate, badRateInterval } from "./errors";
import { isToken } from "./token";

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;
const WRITTEN = /^\s*(\d+)\s+(minute|hour|day)(s?)\s*$/;

type Unit = keyof typeof SECONDS;

const render = (value: number, unit: Unit): string => `${value} ${unit}${value === 1 ? "" : "s"}`;

function insteadOf(value: string | undefined, unit: string | undefined): string {
  if (value === undefined || unit === undefined) {
    return 'write a positive whole number and a unit, as in "rate(5 minutes)"';
  }
  if (Number(value) === 0) {
    return `write "rate(${render(1, unit as Unit)})" or more`;
  }
  return `write "rate(${render(Number(value), unit as Unit)})"; the unit is singular for 1 only`;
}

/**
 * A regular interval of EventBridge Scheduler and Application Auto Scaling, such as `rate(5 minutes)`.
 *
 * Intervals have no time zone: a day is 24 hours whatever clocks do.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based
 */
export class Rate {
  /**
   * A rate expression.
   * @param expression `rate(5 minutes)`, or a string with a token; the unit is singular for 1 and plural for more
   * @throws ScaleToZeroError for anything else: it says what to write instead
   */
  static of(expression: string): Rate {
    if (isToken(expression)) {
      return new Rate(expression);
    }
    const [, value, unit, plural] = WRITTEN.exec(expression.replace(/^\s*rate\((.*)\)\s*$/, "$1")) ?? [];
    const isOne = Number(value) === 1;
    if (value === undefined || Number(value) === 0 || isOne !== (plural === "")) {
      throw badRate(expression, insteadOf(value, unit));
    }
    return new Rate(`rate(${render(Number(value), unit as Unit)})`, Number(value) * SECONDS[unit as Unit]);
  }

  /**
   * A rate of an interval.
   * @param interval whole minutes, at least 1 minute
   * @throws ScaleToZeroError for seconds, which AWS does not schedule
   */
  static every(interval: Duration): Rate {
    const seconds = interval.toSeconds();
    if (seconds < SECONDS.minute || seconds % SECONDS.minute !== 0) {
      throw badRateInterval(seconds);
    }
    const unit = (["day", "hour"] as const).find((longer) => seconds % SECONDS[longer] === 0) ?? "minute";
    return new Rate(`rate(${render(seconds / SECONDS[unit], unit)})`, seconds);
  }

  private constructor(
    /** As AWS takes it, such as `rate(5 minutes)`; a text with a token as it was given. */
    readonly expression: string,
    private readonly seconds?: number,
  ) {}

  /** Whether only Terraform knows the interval. */
  get isToken(): boolean {
    return this.seconds === undefined;
  }

  /** `undefined` for a token. */
  get interval(): Duration | undefined {
    return this.seconds === undefined ? undefined : Duration.seconds(this.seconds);
  }

  /** In English, such as `Every 5 minutes`; a text with a token as it was given. */
  describe(): string {
    return this.isToken ? this.expression : this.expression.replace(/^rate\((?:1 )?(.*)\)$/, "Every $1");
  }

  /**
   * The first run after an instant; `undefined` for a token.
   *
   * @param start the first run: the start date of the schedule, or when it was created
   */
  next(after: Date, start: Date): Date | undefined {
    if (this.seconds === undefined) {
      return undefined;
    }
    const elapsed = Math.floor((after.getTime() - start.getTime()) / (this.seconds * 1000));
    return new Date(start.getTime() + Math.max(0, elapsed + 1) * this.seconds * 1000);
  }

  /** As `expression`. */
  toString(): string {
    return this.expression;
  }
}
