import { shown } from "../shown";

/** What a length of time was made of, where it is none. */
export interface DurationProblem {
  /** As it is written: `Duration.minutes("5")`. */
  readonly written: string;
  readonly requirement: string;
  readonly fix: string;
}

type Unit = "seconds" | "minutes" | "hours" | "days";

const SECONDS: Readonly<Record<Unit, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/**
 * A length of time.
 *
 * A number may be a Terraform token (`variable.numberValue`) in `Duration.seconds` only: the other units would multiply
 * the number that cdktf puts in its place.
 */
export class Duration {
  /** A number of seconds. @param amount seconds, a finite number of at least 0 */
  static seconds(amount: number): Duration {
    return Duration.made("seconds", amount);
  }

  /** A number of minutes. @param amount minutes, a finite number of at least 0 */
  static minutes(amount: number): Duration {
    return Duration.made("minutes", amount);
  }

  /** A number of hours. @param amount hours, a finite number of at least 0 */
  static hours(amount: number): Duration {
    return Duration.made("hours", amount);
  }

  /** A number of days of 24 hours. @param amount days, a finite number of at least 0 */
  static days(amount: number): Duration {
    return Duration.made("days", amount);
  }

  /**
   * A length of time as it is; what is none, as one with a problem.
   * @internal
   */
  static read(value: unknown): Duration {
    if (value instanceof Duration) {
      return value;
    }
    return new Duration(Number.NaN, { written: shown(value), requirement: "must be a Duration", fix: meantBy(value) });
  }

  private static made(unit: Unit, amount: unknown): Duration {
    const seconds = typeof amount === "number" ? amount * SECONDS[unit] : Number.NaN;
    if (Number.isFinite(seconds)) {
      return new Duration(seconds);
    }
    const requirement = `must be made of a finite number of ${unit}`;
    return new Duration(Number.NaN, {
      written: `Duration.${unit}(${shown(amount)})`,
      requirement,
      fix: amountMeantBy(unit, amount),
    });
  }

  private constructor(
    private readonly amountSeconds: number,
    /**
     * The problem that a construct reports; `undefined` for a valid duration.
     * @internal
     */
    readonly problem?: DurationProblem,
  ) {}

  /** `NaN` for one that has a problem. */
  toSeconds(): number {
    return this.amountSeconds;
  }

  /** `NaN` for one that has a problem. */
  toMinutes(): number {
    return this.amountSeconds / 60;
  }

  /** Such as `6 min`, `1 h 30 min` or `45 s`. */
  toString(): string {
    if (this.problem !== undefined) {
      return this.problem.written;
    }
    const parts = [
      [Math.floor(this.amountSeconds / 3600), "h"],
      [Math.floor((this.amountSeconds % 3600) / 60), "min"],
      [this.amountSeconds % 60, "s"],
    ] as const;
    const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
    return words.length > 0 ? words.join(" ") : "0 s";
  }
}

const isNumeric = (value: unknown): boolean =>
  typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));

function amountMeantBy(unit: Unit, amount: unknown): string {
  if (isNumeric(amount)) {
    return `write Duration.${unit}(${Number(amount)})`;
  }
  // cdktf's numbers of Terraform are so large that nothing can be multiplied with them.
  return Number.isFinite(amount)
    ? "only Duration.seconds() accepts a Terraform value"
    : `write it as in Duration.${unit}(5)`;
}

/** Such as `write Duration.minutes(5)` for `5m`; what a bare number counts nobody knows. */
function meantBy(value: unknown): string {
  const [, amount, letter] = /^\s*(\d+(?:\.\d+)?)\s*(s|m|h|d)[a-z]*\s*$/i.exec(String(value)) ?? [];
  const unit = (["seconds", "minutes", "hours", "days"] as const).find((one) => one[0] === letter?.toLowerCase());
  if (unit !== undefined) {
    return `write Duration.${unit}(${Number(amount)})`;
  }
  const number = typeof value === "number" || isNumeric(value) ? Number(value) : Number.NaN;
  return Number.isFinite(number)
    ? `write Duration.seconds(${number}) or Duration.minutes(${number})`
    : "write it as in Duration.minutes(5)";
}
