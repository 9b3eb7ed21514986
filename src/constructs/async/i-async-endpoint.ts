import type { IConstruct } from "constructs";
import type { Grant } from "../iam/grant";
import type { Grantee } from "../iam/grantee";
import type { Metric } from "../metrics/metric";
import type { MetricOptions } from "../metrics/metric-props";
import type { SleepWindow } from "../sleep/sleep-window";
import type { SleepWindowOptions } from "../sleep/sleep-window-options";
import type { AsyncVariant } from "./async-variant-metrics";

/** An asynchronous endpoint. */
export interface IAsyncEndpoint extends IConstruct {
  /** Name of the endpoint. */
  readonly endpointName: string;
  /** ARN of the endpoint, for permissions: of any account and Region if the endpoint is managed elsewhere. */
  readonly endpointArn: string;
  /** What is known of its variants; empty if nothing is. */
  readonly variants: readonly AsyncVariant[];

  /** Puts the variants to sleep at one time and wakes them at another. */
  addSleepWindow(name: string, options: SleepWindowOptions): SleepWindow;

  /** Allows a role or user to queue requests. It also requires the permission to write them to S3. */
  grantInvoke(grantee: Grantee): Grant;

  /** A variant, for its metrics. @param variantName @default - the first variant */
  variant(variantName?: string): AsyncVariant;

  /**
   * Any metric that SageMaker publishes for the queue, by its name.
   *
   * A name that is none of them stops the synthesis of what uses the metric.
   * @param metricName such as `ApproximateBacklogSize`
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
   */
  metric(metricName: string, options?: MetricOptions): Metric;

  /**
   * Number of requests that wait or are being processed: the maximum.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricBacklog(options?: MetricOptions): Metric;

  /**
   * Number of requests that wait or are being processed per instance, averaged: what target tracking follows by default.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricBacklogPerInstance(options?: MetricOptions): Metric;

  /**
   * 1 while a request waits and there is no instance, else 0: what the wake alarm watches.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricHasBacklogWithoutCapacity(options?: MetricOptions): Metric;

  /**
   * Age of the oldest request in the queue, in seconds: the maximum.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
   */
  metricAgeOfOldestRequest(options?: MetricOptions): Metric;
}
