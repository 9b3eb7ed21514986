import type { AlarmSettings as Law } from "../../../behaviour/laws/alarm-settings";
import type { Call } from "../../call";
import { memoryOf } from "../../store/memory";
import type { AlarmSettings } from "./alarm";
import { strideOf } from "./alarm-law";
import { partSamples } from "./alarm-parts";
import { MathRequest } from "./math/evaluate";
import { MathError } from "./math/syntax";
import { type Series, seriesOf } from "./math/value";
import { type MetricId, metricKey } from "./metric";
import { isPublished, lagOf } from "./metric-lag";
import type { MetricQuery } from "./metric-query";
import { joined, type Sample, type Statistic, statisticOf } from "./sample";

const SECOND = 1000;
const MINUTE = 60;
const HIGH_RESOLUTION = 10;

/** The datapoints that an alarm reads, one for each evaluation: of the whole period before it that CloudWatch shows. */
export interface Datapoints {
  /** The datapoint of the evaluation after the last one, in milliseconds since the epoch; NaN if it is missing. */
  next(call: Call, at: number): number;
  /** Those of so many evaluations, the last of them at a time. */
  last(call: Call, at: number, count: number): readonly number[];
  /** How long before an evaluation the period ends that it looks at, in milliseconds. */
  lag(call: Call): number;
}

/** The metrics that an alarm reads. */
export const metricsOf = ({
  MetricName,
  Namespace,
  Dimensions = [],
  Metrics = [],
}: AlarmSettings): readonly MetricId[] =>
  MetricName !== undefined && Namespace !== undefined
    ? [{ MetricName, Namespace, Dimensions }]
    : Metrics.flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [idOf(MetricStat)]));

const idOf = ({ Metric }: NonNullable<MetricQuery["MetricStat"]>): MetricId => ({
  ...Metric,
  Dimensions: Metric.Dimensions ?? [],
});

/** Whether an alarm reads metrics that somebody puts. */
export const isPut = (settings: AlarmSettings): boolean => !metricsOf(settings).every(isPublished);

export function datapointsOf(settings: AlarmSettings, law: Law): Datapoints {
  const [metric] = metricsOf(settings);
  return settings.Metrics === undefined && metric !== undefined
    ? new MetricDatapoints(metric, settings, law)
    : new MathDatapoints(settings.Metrics ?? [], settings.ThresholdMetricId, metricsOf(settings), law);
}

/** Alarms of minutes see a datapoint at the minute after it is shown. */
function roundedLag(call: Call, metrics: readonly MetricId[], strideSeconds: number): number {
  const grid = strideSeconds < MINUTE ? HIGH_RESOLUTION : MINUTE;
  const lag = Math.max(0, ...metrics.map((metric) => lagOf(call, metric)));
  return Math.ceil(lag / grid) * grid * SECOND;
}

const nothing: Statistic = () => undefined;

/** What was read at the last moment: most metrics have several alarms. */
const READS = memoryOf(() => ({
  at: Number.NaN,
  samples: new Map<string, Sample | undefined>(),
}));

/** @param key of all that is read, with its end */
function readOnce(call: Call, key: string, read: () => Sample | undefined): Sample | undefined {
  const reads = call.memory(READS);
  if (reads.at !== call.now) {
    reads.at = call.now;
    reads.samples.clear();
  }
  const known = reads.samples.get(key);
  if (known !== undefined || reads.samples.has(key)) {
    return known;
  }
  const sample = read();
  reads.samples.set(key, sample);
  return sample;
}

/** Of one metric. A period of several evaluations is joined of the parts between them. */
class MetricDatapoints implements Datapoints {
  private readonly stride: number;
  private readonly overlap: number;
  private readonly unit: string | undefined;
  private readonly statistic: Statistic;
  private readonly key: string;
  private parts: readonly (Sample | undefined)[] = [];
  private knownLag: number | undefined;

  constructor(
    private readonly metric: MetricId,
    { Unit, Statistic, ExtendedStatistic }: AlarmSettings,
    law: Law,
  ) {
    this.stride = strideOf(law) * SECOND;
    this.overlap = Math.max(1, Math.round((law.periodSeconds * SECOND) / this.stride));
    this.unit = Unit;
    this.key = `${metricKey(metric)} ${Unit ?? ""} ${this.stride}`;
    this.statistic = statisticOf(Statistic ?? ExtendedStatistic ?? "") ?? nothing;
  }

  next(call: Call, at: number): number {
    const to = at - this.lag(call);
    const sample = readOnce(call, this.key, () => this.samples(call, to - this.stride, to)[0]);
    if (this.overlap === 1) {
      return this.valueOf(sample);
    }
    this.parts = [...this.parts, sample].slice(-this.overlap);
    return this.valueOf(whole(this.parts));
  }

  last(call: Call, at: number, count: number): readonly number[] {
    const { stride, overlap } = this;
    const to = at - this.lag(call);
    const from = to - (count + overlap - 1) * stride;
    const known = new Map(this.samples(call, from, to).map((sample) => [sample.at, sample]));
    const parts = Array.from({ length: count + overlap - 1 }, (_, index) => known.get(from + index * stride));
    this.parts = parts.slice(-overlap);
    return Array.from({ length: count }, (_, index) => this.valueOf(whole(parts.slice(index, index + overlap))));
  }

  lag(call: Call): number {
    this.knownLag ??= roundedLag(call, [this.metric], this.stride / SECOND);
    return this.knownLag;
  }

  private samples(call: Call, from: number, to: number): readonly Sample[] {
    return partSamples(call, this.metric, { from, to, periodSeconds: this.stride / SECOND }, this.unit);
  }

  private valueOf(sample: Sample | undefined): number {
    return sample === undefined ? Number.NaN : (this.statistic(sample) ?? Number.NaN);
  }
}

function whole(parts: readonly (Sample | undefined)[]): Sample | undefined {
  let all: Sample | undefined;
  for (const part of parts) {
    all = all === undefined || part === undefined ? (all ?? part) : joined(all, part);
  }
  return all;
}

/** Datapoints that functions of metric math look back at, beside those that the alarm decides by. */
const MORE_PERIODS = 2;

/** Of an expression of several metrics: it is worked out over the periods that the alarm looks at. */
class MathDatapoints implements Datapoints {
  private readonly periods: number;
  private knownLag: number | undefined;

  constructor(
    private readonly queries: readonly MetricQuery[],
    private readonly thresholdId: string | undefined,
    private readonly metrics: readonly MetricId[],
    private readonly law: Law,
  ) {
    this.periods = law.evaluationPeriods + MORE_PERIODS;
  }

  next(call: Call, at: number): number {
    const start = at - this.lag(call) - this.law.periodSeconds * SECOND;
    const { periodSeconds } = this.law;
    const times = Array.from(
      { length: this.periods },
      (_, index) => start - (this.periods - 1 - index) * periodSeconds * SECOND,
    );
    const metrics = new Map(
      this.queries.flatMap(({ Id, MetricStat }) =>
        MetricStat === undefined ? [] : [[Id, this.series(call, MetricStat, times)] as const],
      ),
    );
    const expressions = new Map(
      this.queries.flatMap(({ Id, Expression }) =>
        Expression === undefined ? [] : [[Id, { expression: Expression, periodSeconds }] as const],
      ),
    );
    const returned = this.queries.find(({ Id, ReturnData }) => ReturnData !== false && Id !== this.thresholdId);
    try {
      const [series] = new MathRequest(metrics, expressions, () => times).seriesOf(returned?.Id ?? "");
      return series?.points.get(start) ?? Number.NaN;
    } catch (error) {
      if (error instanceof MathError) {
        // An expression that CloudWatch cannot evaluate has no data.
        return Number.NaN;
      }
      throw error;
    }
  }

  last(call: Call, at: number, count: number): readonly number[] {
    const stride = strideOf(this.law) * SECOND;
    return Array.from({ length: count }, (_, index) => this.next(call, at - (count - 1 - index) * stride));
  }

  lag(call: Call): number {
    this.knownLag ??= roundedLag(call, this.metrics, strideOf(this.law));
    return this.knownLag;
  }

  /** Joined of seconds that divide the period: it need not begin where CloudWatch's own periods do. */
  private series(call: Call, stat: NonNullable<MetricQuery["MetricStat"]>, times: readonly number[]): Series {
    const { periodSeconds } = this.law;
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    const partSeconds = Math.min(strideOf(this.law), periodSeconds);
    const statistic = statisticOf(stat.Stat) ?? nothing;
    const range = { from: first, to: last + periodSeconds * SECOND, periodSeconds: partSeconds };
    const byPeriod = new Map<number, Sample>();
    for (const sample of partSamples(call, idOf(stat), range, stat.Unit)) {
      const at = first + Math.floor((sample.at - first) / (periodSeconds * SECOND)) * periodSeconds * SECOND;
      const known = byPeriod.get(at);
      byPeriod.set(at, known === undefined ? sample : joined(known, sample));
    }
    return seriesOf(
      [...byPeriod].map(([at, sample]) => [at, statistic(sample) ?? Number.NaN] as const),
      periodSeconds,
    );
  }
}
