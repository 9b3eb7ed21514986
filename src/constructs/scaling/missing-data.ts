/**
 * How CloudWatch counts a period without data.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export enum MissingData {
  /** As a period within the threshold. */
  NOT_BREACHING = "notBreaching",
  /** Not at all: the alarm keeps its state. */
  IGNORE = "ignore",
  /** Not at all: without any data the state becomes `INSUFFICIENT_DATA`. */
  MISSING = "missing",
  /** As a period that breaches the threshold. Wake alarms refuse it: they would wake for ever. */
  BREACHING = "breaching",
}
