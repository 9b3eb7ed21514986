import {
  backlogPerInstance,
  concurrentPerCopy,
  hasBacklogWithoutCapacity,
  invocationsPerCopy,
  resolutionSeconds,
  StatisticSet,
  samplesADatapoint,
} from "../../../behaviour/laws/datapoint";
import { METRICS } from "../../../catalogue/metric-table";
import { metricsNamed } from "../../../catalogue/metrics";
import type { PublishedMetric } from "../../../catalogue/published-metric";
import type { Call } from "../../call";
import type { MetricName } from "../../events";
import { memoryOf } from "../../store/memory";
import { joined, type Sample } from "../cloudwatch/sample";
import { ENDPOINTS } from "../sagemaker/endpoint";
import { componentUnit, nameOf, variantUnit } from "../sagemaker/unit-id";
import { BUCKET, type Bucket, bucketsBetween } from "./record";
import { UNITS, type UsedUnit } from "./unit";

/** Assumed: what an instance uses that waits for requests, and what one uses that works on as many as it can, in percent. */
export const UTILIZATION = { idle: 1, busy: 100 } as const;

type Adds = (set: StatisticSet, buckets: readonly Bucket[], unit: Pick<UsedUnit, "concurrency">) => void;

const last = (buckets: readonly Bucket[]): number => buckets.at(-1)?.serving ?? 0;
const started = (buckets: readonly Bucket[]): number => buckets.reduce((total, bucket) => total + bucket.started, 0);

const each =
  (value: (bucket: Bucket) => number): Adds =>
  (set, buckets) => {
    for (const bucket of buckets) {
      set.add(value(bucket));
    }
  };

const perCopy: Adds = (set, buckets) => set.add(invocationsPerCopy(started(buckets), last(buckets)));
const concurrent = each(({ most, serving }) => concurrentPerCopy(most, serving));
const invocations: Adds = (set, buckets) => set.add(1, started(buckets));

/** What is published of the buckets of a datapoint, beside what is measured for each request. */
const DERIVED: Readonly<Record<string, Adds>> = {
  NoCapacityInvocationFailures: (set, buckets) => set.add(1, buckets[0]?.refused ?? 0),
  ConcurrentRequestsPerCopy: concurrent,
  ConcurrentRequestsPerModel: concurrent,
  InvocationsPerCopy: perCopy,
  InvocationsPerInstance: perCopy,
  Invocations: invocations,
  ApproximateBacklogSize: each(({ most }) => most),
  ApproximateBacklogSizePerInstance: each(({ most, serving }) => backlogPerInstance(most, serving)),
  HasBacklogWithoutCapacity: each(({ waiting, serving }) => hasBacklogWithoutCapacity(waiting, serving)),
  ApproximateAgeOfOldestRequest: each(({ oldestSeconds }) => oldestSeconds),
};

const USE = /^(CPU|Disk|GPU|GPUMemory|Memory)Utilization(Normalized)?$/;
/** What follows from the work on requests; local AWS does not know what fills memories and disks. */
const WORK = /^[CG]PUUtilization/;

const idle: Adds = (set, buckets) => set.add(last(buckets) > 0 ? UTILIZATION.idle : Number.NaN);

/** Between idle and busy, by the share of the time that all places for requests are worked in. */
const busy: Adds = (set, buckets, { concurrency }) => {
  for (const { worked, serving } of buckets) {
    const share = Math.min(1, worked / (serving * concurrency * BUCKET));
    set.add(serving > 0 ? UTILIZATION.idle + (UTILIZATION.busy - UTILIZATION.idle) * share : Number.NaN);
  }
};

/** Metrics for each request that local AWS measures. */
const MEASURED: ReadonlySet<string> = new Set([
  "Invocation4XXErrors",
  "Invocation5XXErrors",
  "InvocationModelErrors",
  "ModelLatency",
  "ExpiredRequests",
  "InvocationFailures",
  "InvocationsProcessed",
  "NotificationFailures",
  "RequestDownloadFailures",
  "TimeInBacklog",
  "TotalProcessingTime",
]);

const MILLISECONDS: ReadonlySet<string> = new Set(["TimeInBacklog", "TotalProcessingTime"]);
const NO_UNIT = "None";

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html */
export const measuredUnit = (metricName: string): string =>
  metricsNamed(metricName)[0]?.unit ?? (MILLISECONDS.has(metricName) ? "Milliseconds" : NO_UNIT);

/** A metric of one unit. */
interface OfUnit {
  readonly unit: UsedUnit;
  readonly metric: PublishedMetric;
}

const isKnown = ({ metricName }: PublishedMetric, { hasAccelerators }: UsedUnit): boolean =>
  Object.hasOwn(DERIVED, metricName) ||
  MEASURED.has(metricName) ||
  (USE.test(metricName) && (hasAccelerators || !metricName.startsWith("GPU")));

/** The dimensions of a unit's metric; `undefined` for one that is published about something else. */
function dimensionsOf({ id }: UsedUnit, names: readonly string[]): MetricName["Dimensions"] | undefined {
  const { component, endpoint, variant } = nameOf(id);
  const known: Readonly<Record<string, string | undefined>> = {
    InferenceComponentName: component,
    EndpointName: endpoint,
    VariantName: variant,
  };
  const dimensions = names.flatMap((Name) => {
    const Value = known[Name];
    return Value === undefined ? [] : [{ Name, Value }];
  });
  return dimensions.length === names.length ? dimensions : undefined;
}

/** The same list each time: see the event `metrics`. */
const NAMES = memoryOf(() => new Map<string, readonly MetricName[]>());

/** All metrics that local AWS publishes about a unit, whether they have datapoints now or not. */
export function metricsOf(call: Call, unit: UsedUnit): readonly MetricName[] {
  const names = call.memory(NAMES);
  // An endpoint of the same name may be of another kind later.
  const key = `${unit.id} ${unit.publisher} ${unit.hasAccelerators}`;
  const known = names.get(key) ?? namesOf(unit);
  names.set(key, known);
  return known;
}

const namesOf = (unit: UsedUnit): readonly MetricName[] =>
  catalogued(unit).flatMap(({ namespace, metricName, dimensions }) =>
    dimensions.flatMap((names) => {
      const Dimensions = dimensionsOf(unit, names);
      return Dimensions === undefined ? [] : [{ Namespace: namespace, MetricName: metricName, Dimensions }];
    }),
  );

const ofPublishers = new Map<string, readonly PublishedMetric[]>();

/** The catalogue is the same for all units of a kind, and is asked for with each bucket of each unit. */
function catalogued(unit: UsedUnit): readonly PublishedMetric[] {
  const { publisher, hasAccelerators } = unit;
  const key = `${publisher} ${hasAccelerators}`;
  const metrics =
    ofPublishers.get(key) ??
    METRICS.filter((metric) => metric.publishedBy.includes(publisher) && isKnown(metric, unit));
  ofPublishers.set(key, metrics);
  return metrics;
}

/** The metrics of all units that had a datapoint once. */
export const publishedMetrics = (call: Call): readonly MetricName[] =>
  call
    .table(UNITS)
    .values()
    .flatMap((unit) =>
      metricsOf(call, unit).filter(({ MetricName }) => isAlways(MetricName) || unit.seen.includes(MetricName)),
    );

/** Published from the first refused request on. */
export const REFUSALS = "NoCapacityInvocationFailures";
const isAlways = (name: string): boolean => !MEASURED.has(name) && name !== REFUSALS;

/** The unit that a metric of SageMaker is about; `undefined` for a metric that local AWS does not derive. */
function unitOf(call: Call, { Namespace, MetricName, Dimensions }: MetricName): OfUnit | undefined {
  const value = (name: string) => Dimensions.find(({ Name }) => Name === name)?.Value;
  const [component, endpoint] = [value("InferenceComponentName"), value("EndpointName")];
  const id =
    component === undefined
      ? variantUnit(endpoint ?? "", value("VariantName") ?? queueOf(call, endpoint ?? "") ?? "")
      : componentUnit(component);
  const unit = call.table(UNITS).get(id);
  const metric = metricsNamed(MetricName).find(
    ({ namespace, dimensions, publishedBy }) =>
      namespace === Namespace &&
      unit !== undefined &&
      publishedBy.includes(unit.publisher) &&
      dimensions.some(
        (names) => names.length === Dimensions.length && names.every((name) => value(name) !== undefined),
      ),
  );
  return unit === undefined || metric === undefined || !isKnown(metric, unit) ? undefined : { unit, metric };
}

/** An asynchronous endpoint has one variant; its unit outlives the endpoint. */
function queueOf(call: Call, endpoint: string): string | undefined {
  const [variant] = call.table(ENDPOINTS).get(endpoint)?.variants ?? [];
  return (
    variant?.VariantName ??
    call
      .table(UNITS)
      .values()
      .map(({ id }) => nameOf(id))
      .find((name) => name.endpoint === endpoint)?.variant
  );
}

/**
 * How often a metric that SageMaker publishes has a datapoint, in seconds. Refusals are shown bucket by bucket, as alarms
 * with a period of 10 or 30 seconds see them.
 */
export const datapointSeconds = (metricName: string): number =>
  metricName === REFUSALS ? BUCKET / 1000 : resolutionSeconds(metricName);

const stepOf = ({ metricName, resolutionSeconds: seconds }: PublishedMetric): number =>
  metricName === REFUSALS ? BUCKET : seconds * 1000;

/**
 * The datapoints of a metric that SageMaker publishes by itself, as far as CloudWatch shows them now, in the order of time.
 * @param from milliseconds since the epoch, included
 * @param to milliseconds since the epoch, excluded
 */
export function publishedSamples(call: Call, name: MetricName, from: number, to: number): readonly Sample[] {
  const found = unitOf(call, name);
  if (found === undefined) {
    return [];
  }
  const { unit, metric } = found;
  const step = stepOf(metric);
  const shown = Math.floor((call.now - unit.lagSeconds * 1000) / BUCKET) * BUCKET;
  const [begin, end] = [Math.floor(from / step) * step, Math.min(Math.ceil(to / step) * step, shown)];
  const samples: Sample[] = [];
  let buckets: Bucket[] = [];
  for (const bucket of bucketsBetween(call, unit.id, unit.hours, begin, end)) {
    buckets.push(bucket);
    const ends = bucket.at + BUCKET;
    if (ends % step === 0) {
      const sample = sampleOfBuckets(metric, buckets, ends - step, unit);
      if (sample !== undefined && sample.at >= from) {
        samples.push(sample);
      }
      buckets = [];
    }
  }
  return samples;
}

function sampleOfBuckets(
  metric: PublishedMetric,
  buckets: readonly Bucket[],
  at: number,
  of: UsedUnit,
): Sample | undefined {
  const { metricName, unit = NO_UNIT } = metric;
  if (MEASURED.has(metricName)) {
    const all = buckets.flatMap(({ measured }) => measured[metricName] ?? []);
    const [first, ...rest] = all;
    return first === undefined ? undefined : { ...rest.reduce(joined, first), at };
  }
  const set = new StatisticSet();
  (DERIVED[metricName] ?? (WORK.test(metricName) ? busy : idle))(set, buckets, of);
  const samples = samplesADatapoint(metricName) === 1 ? 1 : set.count;
  return set.count === 0
    ? undefined
    : { at, unit, count: set.count / samples, sum: set.sum / samples, minimum: set.min, maximum: set.max };
}
