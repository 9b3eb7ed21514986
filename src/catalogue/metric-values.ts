import { isUtilization } from "./metrics";

/** What CloudWatch shows of a metric in a situation. */
export type Expected =
  /** A value. */
  | number
  /** Nothing is published. */
  | "no data"
  /** A value that is not 0, and that no document states. */
  | "above zero"
  /** A value that grows while a request waits. */
  | "grows"
  /** One for each request. */
  | "requests"
  /** No document states it. */
  | "unknown";

/** The values that a metric takes, and what it shows when it matters for sleeping and waking. */
export interface MetricValues {
  /** The least and the greatest value, as far as AWS documents them. */
  readonly range: readonly [least: number, most: number];
  /** With capacity and without requests. */
  readonly whileIdle: Expected;
  /** At zero capacity, while requests wait or are refused. */
  readonly atZero: Expected;
  /** With capacity that works on one request, and none that waits. */
  readonly whileBusy: Expected;
}

const COUNT = [0, Number.POSITIVE_INFINITY] as const;

/**
 * Evidence: that tracking takes these to zero is published for concurrent requests, invocations per copy and the backlog
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html,
 * https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html). Application Auto Scaling's guide says of
 * variants that SageMaker publishes 0 without traffic. Per-copy metrics have no data at zero copies.
 */
const load: MetricValues = { range: COUNT, whileIdle: 0, whileBusy: 1, atZero: "no data" };

/** A request that takes minutes is counted in the first of them. */
const started: MetricValues = { ...load, whileBusy: "unknown" };

/** Published for each request: that nothing is published without one is inferred, no document states it. */
const perRequest: MetricValues = { range: COUNT, whileIdle: "no data", whileBusy: "unknown", atZero: "unknown" };

/** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html */
const backlog: MetricValues = { range: COUNT, whileIdle: 0, whileBusy: 1, atZero: "requests" };

/** A percentage of all cores or devices: the sum over them, so that the greatest value depends on the instance type. */
const use: MetricValues = { range: COUNT, whileIdle: "above zero", whileBusy: "unknown", atZero: "no data" };

const VALUES: Readonly<Record<string, MetricValues>> = {
  // Sparse: one datapoint a period with refused requests (its absence otherwise is published by AWS's own alarms).
  NoCapacityInvocationFailures: { range: COUNT, whileIdle: "no data", whileBusy: "no data", atZero: "requests" },
  ConcurrentRequestsPerCopy: load,
  ConcurrentRequestsPerModel: load,
  InvocationsPerCopy: started,
  InvocationsPerInstance: started,
  ApproximateBacklogSize: backlog,
  ApproximateBacklogSizePerInstance: backlog,
  // "1 when there are requests in the queue but zero instances behind the endpoint. The value is 0 in all other cases."
  HasBacklogWithoutCapacity: { range: [0, 1], whileIdle: 0, whileBusy: 0, atZero: 1 },
  ApproximateAgeOfOldestRequest: { range: COUNT, whileIdle: "unknown", whileBusy: "unknown", atZero: "grows" },
  ModelCacheHit: { range: [0, 1], whileIdle: "no data", whileBusy: "unknown", atZero: "unknown" },
  LoadedModelCount: { range: COUNT, whileIdle: "unknown", whileBusy: "unknown", atZero: "no data" },
  Invocations: perRequest,
  ModelLatency: perRequest,
  OverheadLatency: perRequest,
  InvocationModelErrors: perRequest,
  Invocation4XXErrors: perRequest,
  Invocation5XXErrors: perRequest,
  CPUUtilization: use,
  GPUUtilization: use,
  GPUMemoryUtilization: use,
};

const SHARE: MetricValues = { ...use, range: [0, 100] };
const OTHER: MetricValues = { range: COUNT, whileIdle: "unknown", whileBusy: "unknown", atZero: "unknown" };

/** The values of a metric that SageMaker publishes. */
export function metricValues(metricName: string): MetricValues {
  const known = Object.hasOwn(VALUES, metricName) ? VALUES[metricName] : undefined;
  return known ?? (isUtilization(metricName) ? SHARE : OTHER);
}

const TRACKED: Readonly<Record<string, string>> = {
  SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution: "ConcurrentRequestsPerCopy",
  SageMakerInferenceComponentInvocationsPerCopy: "InvocationsPerCopy",
  SageMakerVariantConcurrentRequestsPerModelHighResolution: "ConcurrentRequestsPerModel",
  SageMakerVariantInvocationsPerInstance: "InvocationsPerInstance",
  SageMakerVariantProvisionedConcurrencyUtilization: "ServerlessProvisionedConcurrencyUtilization",
};

/**
 * The metric that a predefined one of target tracking reads; `undefined` for one that is none of SageMaker's.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
 */
export const metricOfPredefined = (type: string): string | undefined =>
  Object.hasOwn(TRACKED, type) ? TRACKED[type] : undefined;
