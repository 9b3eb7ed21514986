import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import { publishedMetrics, publishedSamples } from "../usage/published";
import type { Dimension } from "./alarm";
import { joined, type Sample } from "./sample";

export interface MetricId {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly Dimension[];
}

export interface Metric extends MetricId {
  /** In the order of time. */
  readonly samples: readonly Sample[];
}

export const METRICS = tableOf<Metric>("cloudwatch.metrics");

export const NO_UNIT = "None";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Seconds are kept for three hours, minutes for 15 days.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
export const SECONDS_KEPT = 3 * HOUR;
const MINUTES_KEPT = 15 * 24 * HOUR;

/** CloudWatch never finds a metric by a part of its dimensions; their order does not matter. */
export const metricKey = ({ Namespace, MetricName, Dimensions }: MetricId) =>
  JSON.stringify([Namespace, MetricName, Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()]);

/** @param resolutionSeconds how exactly the time is kept, 1 or 60 */
export function recordSample(call: Call, id: MetricId, sample: Sample, resolutionSeconds: number): void {
  const key = metricKey(id);
  const known = call.table(METRICS).get(key)?.samples ?? [];
  const { Namespace, MetricName, Dimensions } = id;
  const samples = kept(inserted(known, atStep(sample, resolutionSeconds * SECOND)), call.now);
  call.table(METRICS).put(key, { Namespace, MetricName, Dimensions, samples });
}

const atStep = (sample: Sample, step: number): Sample => ({ ...sample, at: Math.floor(sample.at / step) * step });

/** Adds to a sample of the same time and unit, or stands behind the last that is not later. */
function inserted(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const twin = samples.find(({ at, unit }) => at === sample.at && unit === sample.unit);
  if (twin !== undefined) {
    return samples.map((one) => (one === twin ? joined(twin, sample) : one));
  }
  const later = samples.findIndex(({ at }) => at > sample.at);
  return later === -1 ? [...samples, sample] : [...samples.slice(0, later), sample, ...samples.slice(later)];
}

/** What is old is kept by the minute, what is very old is not. */
function kept(samples: readonly Sample[], now: number): readonly Sample[] {
  const isOld = ({ at }: Sample) => at < now - SECONDS_KEPT;
  const first = samples.find(({ at }) => at >= now - MINUTES_KEPT);
  if (first === undefined || !isOld(first)) {
    return samples.filter(({ at }) => at >= now - MINUTES_KEPT);
  }
  const minutes = new Map<string, Sample>();
  for (const sample of samples.filter((one) => isOld(one) && one.at >= now - MINUTES_KEPT)) {
    const minute = atStep(sample, MINUTE);
    const key = `${minute.at} ${minute.unit}`;
    const known = minutes.get(key);
    minutes.set(key, known === undefined ? minute : joined(known, minute));
  }
  return [...minutes.values(), ...samples.filter((one) => !isOld(one))];
}

export interface Range {
  /** Milliseconds since the epoch, included. */
  readonly from: number;
  /** Milliseconds since the epoch, excluded. */
  readonly to: number;
  readonly periodSeconds: number;
}

/** When the period begins that a moment is in. */
export const periodStart = (at: number, periodSeconds: number): number =>
  Math.floor(at / (periodSeconds * SECOND)) * periodSeconds * SECOND;

/**
 * One sample for each period that has values, in the order of time.
 * @param unit only what was put in this unit
 * @param apart whether each unit has samples of its own
 */
export function periodSamples(
  call: Call,
  id: MetricId,
  { from, to, periodSeconds }: Range,
  { unit, apart = false }: { readonly unit?: string; readonly apart?: boolean } = {},
): readonly Sample[] {
  const begin = periodStart(from, periodSeconds);
  const periods = new Map<string, Sample>();
  for (const sample of samplesOf(call, id, begin, to)) {
    if (sample.at >= begin && sample.at < to && sample.unit === (unit ?? sample.unit)) {
      const at = periodStart(sample.at, periodSeconds);
      const key = apart ? `${at} ${sample.unit}` : String(at);
      const known = periods.get(key);
      periods.set(key, known === undefined ? { ...sample, at } : joined(known, sample));
    }
  }
  return [...periods.values()].sort((left, right) => left.at - right.at);
}

/** What was put, and what SageMaker publishes by itself. */
function samplesOf(call: Call, id: MetricId, from: number, to: number): readonly Sample[] {
  const put = call.table(METRICS).get(metricKey(id))?.samples ?? [];
  const published = publishedSamples(call, id, from, to).map((sample) =>
    sample.at < call.now - SECONDS_KEPT ? atStep(sample, MINUTE) : sample,
  );
  return published.length === 0 ? put : [...put, ...published];
}

/** All metrics that were put, and those that SageMaker publishes. */
export function knownMetrics(call: Call): readonly MetricId[] {
  const known = new Map<string, MetricId>();
  for (const { Namespace, MetricName, Dimensions } of [...call.table(METRICS).values(), ...publishedMetrics(call)]) {
    const id = { Namespace, MetricName, Dimensions };
    known.set(metricKey(id), id);
  }
  return [...known.values()];
}
