import {
  FINER_DIMENSIONS,
  isMetricNamespace,
  metricMeantBy,
  metricNamespaces,
  metricsNamed,
} from "../../catalogue/metrics";
import type { MetricPublisher, PublishedMetric } from "../../catalogue/published-metric";
import { type Dimensions, isKnown, isUnknown, type Maybe, type Optional } from "../../topology";

/** A metric as an alarm or a tracking policy names it. */
export interface NamedMetric {
  readonly namespace: Optional<string>;
  readonly metricName: Optional<string>;
  readonly dimensions: Optional<Dimensions>;
  readonly unit: Optional<string>;
}

/** Why CloudWatch has no data under a name. */
export type Unpublished =
  /** SageMaker publishes no metric of this name in its namespaces. */
  | { readonly kind: "name"; readonly metricName: string; readonly meant?: string }
  /** It is published in another namespace. */
  | { readonly kind: "namespace"; readonly metricName: string; readonly namespace: string; readonly published: string }
  /** Other kinds of endpoints publish it. */
  | { readonly kind: "publisher"; readonly metricName: string; readonly by: readonly MetricPublisher[] }
  /** It is published with other dimensions. */
  | {
      readonly kind: "dimensions";
      readonly metricName: string;
      readonly given: readonly string[];
      readonly published: readonly (readonly string[])[];
    }
  /** It is published in another unit; `published` is absent for a count of requests without a documented unit. */
  | { readonly kind: "unit"; readonly metricName: string; readonly given: string; readonly published?: string };

const plain = (namespace: string): string => namespace.toLowerCase().replace(/[^a-z]/g, "");

const SPELLINGS: ReadonlySet<string> = new Set(Object.values(metricNamespaces).map(plain));

/** Whether a namespace is one of SageMaker's, in any case and with any slashes, and not a custom one. */
export const isSagemakers = (namespace: Optional<string>): boolean =>
  isKnown(namespace) && SPELLINGS.has(plain(namespace));

/**
 * Why a metric is not published for a kind of endpoint; `undefined` if it is published, if that is unknown, and for
 * custom metrics. SageMaker's lists are complete: a metric that they do not contain is not published.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 */
export function unpublished(metric: NamedMetric, publisher: Maybe<MetricPublisher>): Unpublished | undefined {
  const { namespace, metricName, dimensions } = metric;
  if (!isKnown(namespace) || !isKnown(metricName)) {
    return undefined;
  }
  const named = metricsNamed(metricName);
  if (named.length === 0) {
    return isMetricNamespace(namespace) ? misnamed(metricName) : undefined;
  }
  const here = named.find((candidate) => candidate.namespace === namespace);
  if (here === undefined) {
    return elsewhere(metric, { metricName, namespace }, named);
  }
  if (isKnown(publisher) && !here.publishedBy.includes(publisher)) {
    return { kind: "publisher", metricName, by: here.publishedBy };
  }
  if (!isUnknown(dimensions) && !hasDimensions(here, dimensions)) {
    return { kind: "dimensions", metricName, given: [...(dimensions?.keys() ?? [])], published: here.dimensions };
  }
  return isKnown(metric.unit) ? inAnotherUnit(here, metric.unit) : undefined;
}

/** Possible units of a request count. AWS does not document which of them SageMaker uses for each metric. */
const UNITS_OF_COUNTS: readonly string[] = ["Count", "None"];

function inAnotherUnit({ metricName, unit, countsRequests }: PublishedMetric, given: string): Unpublished | undefined {
  if (unit !== undefined) {
    return given === unit ? undefined : { kind: "unit", metricName, given, published: unit };
  }
  return countsRequests === true && !UNITS_OF_COUNTS.includes(given) ? { kind: "unit", metricName, given } : undefined;
}

function misnamed(metricName: string): Unpublished {
  const meant = metricMeantBy(metricName);
  return { kind: "name", metricName, ...(meant !== undefined && { meant }) };
}

/** Dimensions that only SageMaker's metrics have. */
const ENDPOINT_DIMENSIONS: readonly string[] = ["EndpointName", "InferenceComponentName"];

/** A custom namespace may have a metric of any name, and another service a metric of the same name. */
function elsewhere(
  { dimensions }: NamedMetric,
  { metricName, namespace }: { readonly metricName: string; readonly namespace: string },
  [published]: readonly PublishedMetric[],
): Unpublished | undefined {
  const isOfEndpoints = isKnown(dimensions) && ENDPOINT_DIMENSIONS.some((name) => dimensions.has(name));
  const isMistaken = isSagemakers(namespace) || (namespace.startsWith("AWS/") && isOfEndpoints);
  return published === undefined || !isMistaken
    ? undefined
    : { kind: "namespace", metricName, namespace, published: published.namespace };
}

function hasDimensions({ dimensions: sets }: PublishedMetric, given: Dimensions | undefined): boolean {
  const names = [...(given?.keys() ?? [])];
  if (names.some((name) => FINER_DIMENSIONS.has(name))) {
    return true;
  }
  return sets.some((set) => set.length === names.length && set.every((name) => given?.has(name)));
}

const KINDS: Readonly<Record<MetricPublisher, string>> = {
  "inference-components": "inference components",
  "real-time": "real-time variants",
  asynchronous: "asynchronous endpoints",
  serverless: "serverless endpoints",
};

/** Such as `inference components and real-time variants`. */
export const publishersText = (publishers: readonly MetricPublisher[]): string =>
  new Intl.ListFormat("en").format(publishers.map((publisher) => KINDS[publisher]));

/** As a clause: `SageMaker publishes no metric ApproximateBacklogPerInstance`. */
export function unpublishedText(problem: Unpublished): string {
  const { metricName } = problem;
  switch (problem.kind) {
    case "name":
      return `SageMaker publishes no metric ${metricName}${problem.meant === undefined ? "" : ` (the nearest is ${problem.meant})`}`;
    case "namespace":
      return `${metricName} is in the namespace ${problem.published}, not in ${problem.namespace}`;
    case "publisher":
      return `only ${publishersText(problem.by)} publish ${metricName}`;
    case "dimensions":
      return `${metricName} has the dimensions ${problem.published.map((set) => set.join(" and ")).join(", or ")}, not ${problem.given.length === 0 ? "none" : problem.given.join(", ")}`;
    case "unit":
      return problem.published === undefined
        ? `unit is ${problem.given}, and ${metricName} counts requests`
        : `${metricName} is published in ${problem.published}, not in ${problem.given}`;
  }
}
