/** What was measured in one second or minute: the statistics of it, and the values themselves where they are known. */
export interface Sample {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly unit: string;
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Each value and how often it was there. Unknown where only statistics were put. */
  readonly values?: readonly ValueCount[];
}

export type ValueCount = readonly [value: number, count: number];

/** As many as one datum of PutMetricData may carry: percentiles of more are not shown. */
const MAX_VALUES = 150;

export function sampleOf(at: number, unit: string, values: readonly ValueCount[]): Sample {
  const each = values.map(([value]) => value);
  return {
    at,
    unit,
    count: values.reduce((total, [, count]) => total + count, 0),
    sum: values.reduce((total, [value, count]) => total + value * count, 0),
    minimum: Math.min(...each),
    maximum: Math.max(...each),
    values,
  };
}

/** Both as one, at the time of the first. */
export function joined(left: Sample, right: Sample): Sample {
  return {
    at: left.at,
    unit: left.unit,
    count: left.count + right.count,
    sum: left.sum + right.sum,
    minimum: Math.min(left.minimum, right.minimum),
    maximum: Math.max(left.maximum, right.maximum),
    values: joinedValues(valuesOf(left), valuesOf(right)),
  };
}

function joinedValues(left: readonly ValueCount[] | undefined, right: readonly ValueCount[] | undefined) {
  if (left === undefined || right === undefined) {
    return undefined;
  }
  const counts = new Map<number, number>();
  for (const [value, count] of [...left, ...right]) {
    counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return counts.size > MAX_VALUES ? undefined : [...counts];
}

/** Statistics of a single value, however often, are the value. */
const valuesOf = ({ values, minimum, maximum, count }: Sample): readonly ValueCount[] | undefined =>
  values ?? (minimum === maximum ? [[minimum, count]] : undefined);

/** Of a sample; `undefined` where it is not known. */
export type Statistic = (sample: Sample) => number | undefined;

export const STATISTICS = {
  SampleCount: ({ count }: Sample) => count,
  Average: ({ sum, count }: Sample) => sum / count,
  Sum: ({ sum }: Sample) => sum,
  Minimum: ({ minimum }: Sample) => minimum,
  Maximum: ({ maximum }: Sample) => maximum,
} as const;

const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?|100)$/;

/**
 * `Sum`, `p99.9` and the like.
 * @returns `undefined` for a statistic that is none, or that is not computed here (trimmed means and their kind)
 */
export function statisticOf(name: string): Statistic | undefined {
  if (isStatistic(name)) {
    return STATISTICS[name];
  }
  const [, percent] = PERCENTILE.exec(name) ?? [];
  return percent === undefined ? undefined : (sample) => percentile(sample, Number(percent));
}

const isStatistic = (name: string): name is keyof typeof STATISTICS => Object.hasOwn(STATISTICS, name);

function percentile(sample: Sample, percent: number): number | undefined {
  const rank = Math.max(1, Math.ceil((percent / 100) * sample.count));
  let seen = 0;
  for (const [value, count] of [...(valuesOf(sample) ?? [])].sort(([left], [right]) => left - right)) {
    seen += count;
    if (seen >= rank) {
      return value;
    }
  }
  return undefined;
}
