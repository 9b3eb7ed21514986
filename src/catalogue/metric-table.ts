import type { MetricPublisher, PublishedMetric } from "./published-metric";

const VARIANT = ["EndpointName", "VariantName"] as const;
const COMPONENT = ["InferenceComponentName"] as const;
const ENDPOINT = ["EndpointName"] as const;

/** https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html, "invocation metrics" */
const requests = (
  names: readonly string[],
  publishedBy: readonly MetricPublisher[],
  facts: Pick<PublishedMetric, "statistics" | "unit"> = {},
): PublishedMetric[] =>
  names.map((metricName) => ({
    metricName,
    namespace: "AWS/SageMaker",
    dimensions: [VARIANT, COMPONENT],
    resolutionSeconds: 60,
    publishedBy,
    ...facts,
  }));

/** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html, "EndpointName dimension" */
const queue = (metricName: string, unit: string, statistics: readonly string[]): PublishedMetric => ({
  metricName,
  namespace: "AWS/SageMaker",
  dimensions: [ENDPOINT],
  statistics,
  unit,
  resolutionSeconds: 60,
  publishedBy: ["asynchronous"],
});

/** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html, "EndpointName and VariantName" */
const queuedRequests = (names: readonly string[]): PublishedMetric[] =>
  names.map((metricName) => ({
    metricName,
    namespace: "AWS/SageMaker",
    dimensions: [VARIANT],
    resolutionSeconds: 60,
    publishedBy: ["asynchronous"],
  }));

/** https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html, "endpoint metrics" */
const use = (names: readonly string[]): PublishedMetric[] =>
  names.map((metricName) => ({
    metricName,
    namespace: "/aws/sagemaker/Endpoints",
    dimensions: [VARIANT],
    unit: "Percent",
    resolutionSeconds: 60,
    publishedBy: ["inference-components", "real-time", "asynchronous"],
  }));

/** https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html, "inference component metrics" */
const useOfCopies = (names: readonly string[]): PublishedMetric[] =>
  names.map((metricName) => ({
    metricName,
    namespace: "/aws/sagemaker/InferenceComponents",
    dimensions: [COMPONENT],
    unit: "Percent",
    resolutionSeconds: 60,
    publishedBy: ["inference-components"],
  }));

const one = (
  metricName: string,
  dimensions: readonly string[],
  publishedBy: readonly MetricPublisher[],
  facts: Partial<PublishedMetric>,
): PublishedMetric => ({
  metricName,
  namespace: "AWS/SageMaker",
  dimensions: [dimensions],
  resolutionSeconds: 60,
  publishedBy,
  ...facts,
});

/** https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html, "multi-model endpoint metrics" */
const multiModel = (metricName: string, namespace: string): PublishedMetric => ({
  metricName,
  namespace,
  dimensions: [VARIANT],
  resolutionSeconds: 60,
  publishedBy: ["real-time"],
});

/** https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-monitoring.html */
const serverless = (metricName: string): PublishedMetric => ({
  metricName,
  namespace: "AWS/SageMaker",
  dimensions: [VARIANT],
  resolutionSeconds: 60,
  publishedBy: ["serverless"],
});

const SYNCHRONOUS: readonly MetricPublisher[] = ["inference-components", "real-time"];
const EVERYWHERE: readonly MetricPublisher[] = [...SYNCHRONOUS, "asynchronous", "serverless"];

/** What SageMaker publishes about endpoints, as its guide lists it. */
export const METRICS: readonly PublishedMetric[] = [
  // Not in AWS's list: its scale-to-zero guide names it, and publishing stops when no request is refused.
  one("NoCapacityInvocationFailures", COMPONENT, ["inference-components"], { countsRequests: true }),
  one("ConcurrentRequestsPerCopy", COMPONENT, ["inference-components"], {
    countsRequests: true,
    statistics: ["Maximum", "Minimum"],
    resolutionSeconds: 10,
  }),
  one("ConcurrentRequestsPerModel", VARIANT, ["real-time"], {
    countsRequests: true,
    statistics: ["Maximum", "Minimum"],
    resolutionSeconds: 10,
  }),
  one("InvocationsPerCopy", COMPONENT, ["inference-components"], { countsRequests: true, statistics: ["Sum"] }),
  one("InvocationsPerInstance", VARIANT, SYNCHRONOUS, { statistics: ["Sum"], unit: "None" }),
  ...requests(["Invocations"], [...SYNCHRONOUS, "serverless"], { unit: "None" }),
  ...requests(["OverheadLatency"], [...SYNCHRONOUS, "serverless"], { unit: "Microseconds" }),
  ...requests(["InvocationModelErrors"], SYNCHRONOUS),
  ...requests(["FirstChunkLatency", "FirstChunkModelLatency", "FirstChunkOverheadLatency"], SYNCHRONOUS, {
    unit: "Microseconds",
  }),
  ...requests(["MidStreamErrors"], SYNCHRONOUS),
  ...requests(["ModelSetupTime"], ["serverless"], { unit: "Microseconds" }),
  ...requests(["Invocation4XXErrors", "Invocation5XXErrors"], EVERYWHERE, {
    statistics: ["Average", "Sum"],
    unit: "None",
  }),
  ...requests(["ModelLatency"], EVERYWHERE, { unit: "Microseconds" }),
  queue("HasBacklogWithoutCapacity", "Count", ["Average"]),
  queue("ApproximateBacklogSize", "Count", ["Average", "Maximum", "Minimum"]),
  queue("ApproximateBacklogSizePerInstance", "Count", ["Average", "Maximum", "Minimum"]),
  queue("ApproximateAgeOfOldestRequest", "Seconds", ["Average", "Maximum", "Minimum"]),
  ...queuedRequests([
    "ExpiredRequests",
    "InvocationFailures",
    // As the guide spells it, and without its third s.
    "InvocationsProcesssed",
    "InvocationsProcessed",
    "NotificationFailures",
    "RequestDownloadFailures",
    "RequestDownloadLatency",
    "ResponseUploadFailures",
    "ResponseUploadLatency",
    "TimeInBacklog",
    "TotalProcessingTime",
  ]),
  ...use([
    "CPUReservation",
    "CPUUtilization",
    "CPUUtilizationNormalized",
    "DiskUtilization",
    "GPUMemoryUtilization",
    "GPUMemoryUtilizationNormalized",
    "GPUReservation",
    "GPUUtilization",
    "GPUUtilizationNormalized",
    "MemoryReservation",
    "MemoryUtilization",
    "MemoryUtilizationNormalized",
  ]),
  ...["ModelCacheHit", "ModelDownloadingTime", "ModelLoadingTime", "ModelLoadingWaitTime", "ModelUnloadingTime"].map(
    (metricName) => multiModel(metricName, "AWS/SageMaker"),
  ),
  multiModel("LoadedModelCount", "/aws/sagemaker/Endpoints"),
  ...[
    "ServerlessConcurrentExecutionsUtilization",
    "ServerlessProvisionedConcurrencyExecutions",
    "ServerlessProvisionedConcurrencyInvocations",
    "ServerlessProvisionedConcurrencySpilloverInvocations",
    "ServerlessProvisionedConcurrencyUtilization",
  ].map(serverless),
  // Per container of an endpoint with several: https://docs.aws.amazon.com/sagemaker/latest/dg/multi-container-metrics.html
  one("ContainerLatency", [...VARIANT, "ContainerName"], ["real-time"], { unit: "Microseconds" }),
  ...useOfCopies([
    "CPUUtilizationNormalized",
    "GPUMemoryUtilizationNormalized",
    "GPUUtilizationNormalized",
    "MemoryUtilizationNormalized",
  ]),
];
