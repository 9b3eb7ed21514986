import { metricsNamed } from "../../catalogue/metrics";

/** A statistic of CloudWatch. */
export type Statistic = "Sum" | "Average" | "Minimum" | "Maximum" | "SampleCount";

/** What CloudWatch keeps of the values of one period. It can be emptied and used again. */
export class StatisticSet {
  sum = 0;
  count = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;

  reset(): void {
    this.sum = 0;
    this.count = 0;
    this.min = Number.POSITIVE_INFINITY;
    this.max = Number.NEGATIVE_INFINITY;
  }

  /** Adds a value as often as it occurred. NaN is no value. */
  add(value: number, times = 1): void {
    if (Number.isNaN(value) || times <= 0) {
      return;
    }
    this.sum += value * times;
    this.count += times;
    if (value < this.min) {
      this.min = value;
    }
    if (value > this.max) {
      this.max = value;
    }
  }

  merge(other: Readonly<Pick<StatisticSet, "sum" | "count" | "min" | "max">>): void {
    this.sum += other.sum;
    this.count += other.count;
    if (other.min < this.min) {
      this.min = other.min;
    }
    if (other.max > this.max) {
      this.max = other.max;
    }
  }
}

/**
 * The datapoint that an alarm reads from the values of a period; NaN without values: an alarm then misses the datapoint.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function datapointOf(set: Readonly<StatisticSet>, statistic: Statistic): number {
  if (set.count === 0) {
    return Number.NaN;
  }
  switch (statistic) {
    case "Sum":
      return set.sum;
    case "Average":
      return set.sum / set.count;
    case "Minimum":
      return set.min;
    case "Maximum":
      return set.max;
    case "SampleCount":
      return set.count;
  }
}

/**
 * A value of `ConcurrentRequestsPerCopy`: requests that are processed or queued, for each copy. The alarm of target
 * tracking reads the maximum of 10 seconds. A streamed request counts until its last token. NaN without copies: they
 * publish it.
 *
 * @param mostInSystem the most requests that were processed or queued at a time
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-add-code-define.html
 */
export const concurrentPerCopy = (mostInSystem: number, copies: number): number =>
  copies > 0 ? mostInSystem / copies : Number.NaN;

/**
 * A value of `InvocationsPerCopy`: requests that started in the minute, for each copy. It is 0 without requests and NaN
 * without copies.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 */
export const invocationsPerCopy = (started: number, copies: number): number =>
  copies > 0 ? started / copies : Number.NaN;

/**
 * A value of `ApproximateBacklogSizePerInstance`: "the number of items in the queue divided by the number of instances
 * behind an endpoint". The backlog includes what is being processed.
 *
 * AWS does not state the value without instances. Its guide says that target tracking alone "only initiates scaling up
 * from zero after the number of backlog requests exceeds the target tracking value", so the metric then has a value that
 * is compared with the backlog: the backlog itself (inferred).
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html
 */
export const backlogPerInstance = (backlog: number, instances: number): number => backlog / Math.max(1, instances);

/**
 * A value of `HasBacklogWithoutCapacity`: 1 "when there are requests in the queue but zero instances behind the endpoint",
 * "0 in all other cases".
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 */
export const hasBacklogWithoutCapacity = (waiting: number, instances: number): 0 | 1 =>
  waiting > 0 && instances <= 0 ? 1 : 0;

const MINUTE = 60;

/** A metric of high resolution has a datapoint each 10 seconds: requests are recorded by buckets of this length. */
export const BUCKET_SECONDS = 10;
export const BUCKETS_A_MINUTE = MINUTE / BUCKET_SECONDS;

const SAMPLED: ReadonlySet<string> = new Set([
  "ApproximateBacklogSize",
  "ApproximateBacklogSizePerInstance",
  "HasBacklogWithoutCapacity",
  "ApproximateAgeOfOldestRequest",
]);

/**
 * In how many buckets a metric is sampled for one datapoint. The metrics of a queue have one datapoint a minute, with an
 * average, a minimum and a maximum of their own: they are taken to be sampled in each bucket.
 */
export const samplesADatapoint = (metricName: string): number => (SAMPLED.has(metricName) ? BUCKETS_A_MINUTE : 1);

/** How often a metric of SageMaker gets a datapoint: 10 for one of high resolution, 60 for all others. */
export function resolutionSeconds(metricName: string): number {
  let finest = Number.POSITIVE_INFINITY;
  for (const metric of metricsNamed(metricName)) {
    finest = Math.min(finest, metric.resolutionSeconds);
  }
  return Number.isFinite(finest) ? finest : MINUTE;
}
