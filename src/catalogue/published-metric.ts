/** A metric that SageMaker publishes about its endpoints. */
export interface PublishedMetric {
  readonly metricName: string;
  readonly namespace: string;
  /** The sets of dimensions that it is published with: CloudWatch finds nothing by a part of one. */
  readonly dimensions: readonly (readonly string[])[];
  /** The statistics that mean something, where AWS names them. */
  readonly statistics?: readonly string[];
  /** Where AWS names it. */
  readonly unit?: string;
  /** True for a number of requests of which AWS does not name the unit. */
  readonly countsRequests?: boolean;
  /** How often it is published, at the most. */
  readonly resolutionSeconds: number;
  readonly publishedBy: readonly MetricPublisher[];
}

/** What a metric measures. */
export type MetricPublisher = "inference-components" | "real-time" | "asynchronous" | "serverless";
