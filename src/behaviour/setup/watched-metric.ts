import { metricsNamed } from "../../catalogue/metrics";
import { isKnown, isUnknown, type Node, type Optional, type ScalableTarget } from "../../topology";
import { isSagemakers, type NamedMetric, unpublished, unpublishedText } from "../ways/publication";
import { publisherOf } from "../ways/scaled";
import type { MetricSetup, SimulatedMetric } from "./endpoint-setup";
import type { Host } from "./host";

/** A metric as an alarm or a tracking policy reads it. */
export interface Watched extends NamedMetric {
  readonly node: Node;
  readonly statistic: Optional<string>;
  readonly extendedStatistic?: Optional<string>;
  readonly usesMetricMath: boolean;
  /** What it is assumed to read if its metric is unknown. */
  readonly usual: Pick<MetricSetup, "metric" | "statistic">;
  /** Whose metric it is, if it is published for one component or for the endpoint. */
  readonly whose: () => Whose;
}

/** A unit by its position, a resource that is not part of the endpoint, or why it is not simulated. */
export type Whose =
  | { readonly unit: number }
  | { readonly elsewhere: string | undefined }
  | { readonly notSimulated: string };

/** The metric that is read, or why it is not simulated. */
export type Read = { readonly metric: MetricSetup } | { readonly notSimulated: string };

const SIMULATED: ReadonlySet<string> = new Set<SimulatedMetric>([
  "ConcurrentRequestsPerCopy",
  "InvocationsPerCopy",
  "Invocations",
  "NoCapacityInvocationFailures",
  "ApproximateBacklogSize",
  "ApproximateBacklogSizePerInstance",
  "HasBacklogWithoutCapacity",
  "ApproximateAgeOfOldestRequest",
]);

const isSimulated = (name: string): name is SimulatedMetric => SIMULATED.has(name);

/** @param own position of the unit that the target scales */
export function readMetric(host: Host, own: number, target: ScalableTarget, watched: Watched): Read {
  const { metricName, namespace, usesMetricMath } = watched;
  if (usesMetricMath) {
    return { notSimulated: "it uses metric math" };
  }
  if (isUnknown(metricName) || isUnknown(namespace)) {
    const { metric, statistic } = watched.usual;
    host.assumptions.add(`The metric of ${watched.node.address} is not known, and is assumed to be ${metric}.`);
    return { metric: { metric, unit: own, statistic } };
  }
  const silent = silentMetric(own, watched);
  if (!isKnown(metricName) || !isKnown(namespace) || metricName === "" || namespace === "") {
    return silent;
  }
  const problem = unpublished(watched, publisherOf(host.topology, target));
  if (problem !== undefined) {
    host.assumptions.add(`${watched.node.address} reads no data: ${unpublishedText(problem)}.`);
    return silent;
  }
  if (!isSagemakers(namespace)) {
    return { notSimulated: `${metricName} in ${namespace} is not a metric of SageMaker` };
  }
  if (!isSimulated(metricName)) {
    return { notSimulated: `the metric ${metricName} is not simulated` };
  }
  const whose = hasFinerDimensions(metricName, watched)
    ? { notSimulated: `${metricName} is simulated only with the documented dimensions` }
    : watched.whose();
  if ("notSimulated" in whose) {
    return whose;
  }
  if ("elsewhere" in whose) {
    if (whose.elsewhere !== undefined) {
      host.assumptions.add(
        `${watched.node.address} reads ${metricName} of ${whose.elsewhere}, which is not part of ${host.name}, and is simulated without data.`,
      );
    }
    return silent;
  }
  const statistic = statisticOf(host, metricName, watched);
  return statistic === undefined
    ? { notSimulated: `its statistic ${String(watched.extendedStatistic)} is not simulated` }
    : { metric: { metric: metricName, unit: whose.unit, statistic } };
}

/** A metric that is never published. */
const silentMetric = (unit: number, { statistic }: Watched): Read => ({
  metric: { metric: "none", unit, statistic: isKnown(statistic) && isStatistic(statistic) ? statistic : "Maximum" },
});

type Statistic = MetricSetup["statistic"];

const STATISTICS: ReadonlySet<string> = new Set<Statistic>(["Sum", "Average", "Minimum", "Maximum", "SampleCount"]);

const isStatistic = (text: string): text is Statistic => STATISTICS.has(text);

/** CloudWatch has percentiles and trimmed means of values that the simulation does not keep one by one. */
function statisticOf({ assumptions }: Host, metricName: string, watched: Watched): Statistic | undefined {
  const { node, statistic, extendedStatistic: extended } = watched;
  if (isKnown(extended)) {
    const near = /^p\d/.test(extended) ? "Maximum" : /^(tm|wm|TM|WM|IQM)/.test(extended) ? "Average" : undefined;
    if (near !== undefined) {
      assumptions.add(`${node.address} reads ${extended} of ${metricName}, and the simulation uses ${near} instead.`);
    }
    return near;
  }
  const usual = /Backlog/.test(metricName) ? "Average" : "Maximum";
  const read = assumptions.value(node, "statistic", statistic, usual);
  return isStatistic(read) ? read : undefined;
}

function hasFinerDimensions(metricName: string, { dimensions }: Watched): boolean {
  const known = new Set(metricsNamed(metricName).flatMap((metric) => metric.dimensions.flat()));
  return isKnown(dimensions) && [...dimensions.keys()].some((name) => !known.has(name));
}
