/** The comparisons of a CloudWatch alarm with a fixed threshold. */
const COMPARISONS: ReadonlyMap<
  string,
  readonly [sign: string, breaches: (value: number, threshold: number) => boolean]
> = new Map([
  ["GreaterThanOrEqualToThreshold", [">=", (value, threshold) => value >= threshold]],
  ["GreaterThanThreshold", [">", (value, threshold) => value > threshold]],
  ["LessThanOrEqualToThreshold", ["<=", (value, threshold) => value <= threshold]],
  ["LessThanThreshold", ["<", (value, threshold) => value < threshold]],
]);

/**
 * Whether a value breaches the threshold of an alarm; `undefined` for a comparison with a band of anomaly detection.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const breaches = (comparison: string, value: number, threshold: number): boolean | undefined =>
  COMPARISONS.get(comparison)?.[1](value, threshold);

/** Such as `>=`. */
export const comparisonSign = (comparison: string): string | undefined => COMPARISONS.get(comparison)?.[0];

/** Whether the alarm goes off at high values; `undefined` for a band. */
export const isUpward = (comparison: string): boolean | undefined => COMPARISONS.get(comparison)?.[0].startsWith(">");
