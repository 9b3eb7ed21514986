/**
 * A length of time.
 *
 * A number may be a Terraform token (`variable.numberValue`) in `Duration.seconds` only: the other units would multiply
 * the number that cdktf puts in its place.
 */
export class Duration {
  /** @param amount seconds, a finite number >= 0 */
  static seconds(amount: number): Duration {
    return new Duration(amount);
  }

  /** @param amount minutes, a finite number >= 0 */
  static minutes(amount: number): Duration {
    return new Duration(amount * 60);
  }

  /** @param amount hours, a finite number >= 0 */
  static hours(amount: number): Duration {
    return new Duration(amount * 3600);
  }

  /** @param amount days of 24 hours, a finite number >= 0 */
  static days(amount: number): Duration {
    return new Duration(amount * 86_400);
  }

  private constructor(private readonly amountSeconds: number) {}

  toSeconds(): number {
    return this.amountSeconds;
  }

  toMinutes(): number {
    return this.amountSeconds / 60;
  }

  /** Such as `6 min`, `1 h 30 min` or `45 s`. */
  toString(): string {
    const parts = [
      [Math.floor(this.amountSeconds / 3600), "h"],
      [Math.floor((this.amountSeconds % 3600) / 60), "min"],
      [this.amountSeconds % 60, "s"],
    ] as const;
    const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
    return words.length > 0 ? words.join(" ") : "0 s";
  }
}
