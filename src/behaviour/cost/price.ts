/** A price, with where and when it was read. */
export interface Price {
  readonly usd: number;
  /** What it is for, such as `ml.g5.xlarge per hour`. */
  readonly unit: string;
  readonly region: string;
  /** The day it was read, as yyyy-mm-dd. */
  readonly asOf: string;
  readonly source: string;
}

/** The prices that are known. What is not known is not priced: never 0, and never a default. */
export interface Prices {
  /** One instance for an hour, on demand. */
  instanceHour(region: string, instanceType: string): Price | undefined;
  /** One alarm for a month, of standard resolution or of high resolution (periods below 60 s). */
  alarmMonth(region: string, resolution: "standard" | "high"): Price | undefined;
  /** One GB of the ML storage volume of an instance for a month. */
  storageGbMonth(region: string): Price | undefined;
}
