import { nearest } from "../nearest";
import { METRICS } from "./metric-table";
import type { PublishedMetric } from "./published-metric";

/** The namespaces that SageMaker publishes metrics of endpoints in. */
export const metricNamespaces = {
  invocations: "AWS/SageMaker",
  instances: "/aws/sagemaker/Endpoints",
  components: "/aws/sagemaker/InferenceComponents",
} as const;

const NAMESPACES: ReadonlySet<unknown> = new Set(Object.values(metricNamespaces));

/** True for a namespace of SageMaker as it is written: a list that is closed. */
export const isMetricNamespace = (namespace: unknown): boolean => NAMESPACES.has(namespace);

/** What enhanced metrics and containers of their own add to the dimensions of a metric. */
export const FINER_DIMENSIONS: ReadonlySet<string> = new Set([
  "AcceleratorId",
  "ContainerId",
  "ContainerName",
  "InstanceId",
]);

const byName = new Map<string, PublishedMetric[]>();
for (const metric of METRICS) {
  const same = byName.get(metric.metricName);
  if (same === undefined) {
    byName.set(metric.metricName, [metric]);
  } else {
    same.push(metric);
  }
}
const names = [...byName.keys()];

/** The metrics of that name; some are published in several namespaces. */
export const metricsNamed = (metricName: string): readonly PublishedMetric[] => byName.get(metricName) ?? [];

/** The name that was meant, if a metric is misspelt. */
export const metricMeantBy = (metricName: string): string | undefined => nearest(metricName, names);

/** True for how busy an instance or a container is: an idle one still uses a little. */
export const isUtilization = (metricName: string): boolean =>
  /^(CPU|Disk|GPU|GPUMemory|Memory)(Utilization|UtilizationNormalized|Reservation)$/.test(metricName);

/** The predefined metrics of target tracking by what they scale. */
export type PredefinedMetricOf = "copies" | "instances" | "provisioned-concurrency";

/**
 * What a predefined metric scales; `undefined` for one that is none of SageMaker's.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
 */
export function predefinedMetricScales(type: string): PredefinedMetricOf | undefined {
  return PREDEFINED.get(type);
}

const PREDEFINED: ReadonlyMap<string, PredefinedMetricOf> = new Map([
  ["SageMakerInferenceComponentInvocationsPerCopy", "copies"],
  ["SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution", "copies"],
  ["SageMakerVariantInvocationsPerInstance", "instances"],
  ["SageMakerVariantConcurrentRequestsPerModelHighResolution", "instances"],
  ["SageMakerVariantProvisionedConcurrencyUtilization", "provisioned-concurrency"],
]);
