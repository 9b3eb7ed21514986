/** How CloudWatch treats a period without a datapoint. */
export type MissingData = "breaching" | "notBreaching" | "ignore" | "missing";

/** A comparison of a metric alarm with a fixed threshold. */
export type Comparison =
  | "GreaterThanOrEqualToThreshold"
  | "GreaterThanThreshold"
  | "LessThanThreshold"
  | "LessThanOrEqualToThreshold";

/** What decides about the state of an alarm. */
export interface AlarmSettings {
  /** 10, 20, 30 or a multiple of 60. */
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly treatMissingData: MissingData;
}

/** What CloudWatch says about an alarm. A new one starts in INSUFFICIENT_DATA. */
export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";
