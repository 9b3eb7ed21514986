import { MathError } from "./syntax";
import {
  allSeries,
  isNumber,
  isSeries,
  isText,
  listOf,
  ofEach,
  ofNumbers,
  type Series,
  seriesOf,
  type Value,
} from "./value";

/** What functions know of the request. */
export interface Scope {
  /** The metrics of the request by their ids. */
  readonly metrics: ReadonlyMap<string, Series>;
  /** Every time that a period of so many seconds begins at. @throws MathError when they are too many */
  times(periodSeconds: number): readonly number[];
  readonly periodSeconds: number;
}

type MathFunction = (args: readonly Value[], scope: Scope) => Value;

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const average = (numbers: readonly number[]) => total(numbers) / numbers.length;
function deviation(numbers: readonly number[]) {
  const middle = average(numbers);
  return Math.sqrt(average(numbers.map((number) => (number - middle) ** 2)));
}

const REDUCTIONS: Readonly<Record<string, (numbers: readonly number[]) => number>> = {
  SUM: total,
  AVG: average,
  MIN: (numbers) => numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY),
  MAX: (numbers) => numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY),
  STDDEV: deviation,
};

/** A series becomes a number; series become one, of what they have at each time. */
function reduced(args: readonly Value[], reduce: (numbers: readonly number[]) => number): Value {
  const [only] = args;
  if (args.length === 1 && only !== undefined && isSeries(only)) {
    return reduce([...only.points.values()]);
  }
  if (args.every(isNumber)) {
    return reduce(args);
  }
  const all = listOf(args);
  const times = new Map<number, number[]>();
  for (const [at, number] of all.flatMap(({ points }) => [...points])) {
    const numbers = times.get(at) ?? [];
    numbers.push(number);
    times.set(at, numbers);
  }
  return seriesOf(
    [...times].map(([at, numbers]) => [at, reduce(numbers)] as const),
    all[0]?.periodSeconds ?? 60,
  );
}

/** Each datapoint with the one before it; the first has none. */
const withPrevious =
  (combine: (number: number, at: number, before: number, beforeAt: number) => number): MathFunction =>
  ([value = []]) =>
    ofEach(value, ({ points, periodSeconds }) => {
      const all = [...points];
      const changes = all.slice(1).map(([at, number], index) => {
        const [beforeAt, before] = all[index] ?? [at, number];
        return [at, combine(number, at, before, beforeAt)] as const;
      });
      return seriesOf(changes, periodSeconds);
    });

const numbers =
  (change: (number: number) => number): MathFunction =>
  ([value = []]) =>
    ofNumbers(value, change);

const times =
  (read: (date: Date) => number): MathFunction =>
  ([value = []]) =>
    ofEach(value, ({ points, periodSeconds }) =>
      seriesOf(
        [...points.keys()].map((at) => [at, read(new Date(at))] as const),
        periodSeconds,
      ),
    );

const fill: MathFunction = ([value = [], filler = Number.NaN], scope) =>
  ofEach(value, ({ points, periodSeconds }) => {
    const known = [...points];
    let next = 0;
    const filled = scope.times(periodSeconds).map((at) => {
      while (next < known.length && (known[next]?.[0] ?? at) <= at) {
        next++;
      }
      return [at, points.get(at) ?? filling(filler, at, known[next - 1], known[next])] as const;
    });
    return seriesOf(filled, periodSeconds);
  });

type Point = readonly [at: number, number: number];

function filling(filler: Value, at: number, before: Point | undefined, after: Point | undefined): number {
  if (isNumber(filler)) {
    return filler;
  }
  if (isSeries(filler)) {
    return filler.points.get(at) ?? Number.NaN;
  }
  if (isText(filler) && filler.text === "REPEAT") {
    return before?.[1] ?? Number.NaN;
  }
  if (isText(filler) && filler.text === "LINEAR") {
    return before === undefined || after === undefined
      ? Number.NaN
      : before[1] + ((after[1] - before[1]) * (at - before[0])) / (after[0] - before[0]);
  }
  throw new MathError("FILL takes a number, a time series, REPEAT or LINEAR");
}

/** The condition says at which times: a series of its own, or the series that it chooses. */
const conditional: MathFunction = ([condition = 0, yes = Number.NaN, no = Number.NaN]) => {
  if (isNumber(condition)) {
    return condition === 0 ? no : yes;
  }
  const at = (value: Value, time: number): number =>
    isNumber(value) ? value : (allSeries(value)[0]?.points.get(time) ?? Number.NaN);
  return ofEach(condition, ({ points, periodSeconds }) =>
    seriesOf(
      [...points].map(([time, number]) => [time, at(number === 0 ? no : yes, time)] as const),
      periodSeconds,
    ),
  );
};

const sort: MathFunction = ([value = [], by = { text: "AVG" }, order = { text: "DESC" }, limit = Number.NaN]) => {
  const reduce = isText(by) && Object.hasOwn(REDUCTIONS, by.text) ? REDUCTIONS[by.text] : undefined;
  if (reduce === undefined || !isText(order) || !["ASC", "DESC"].includes(order.text) || !isNumber(limit)) {
    throw new MathError("SORT takes AVG, MIN, MAX or SUM, then ASC or DESC, then a number");
  }
  const weight = ({ points }: Series) => reduce([...points.values()]);
  const direction = order.text === "ASC" ? 1 : -1;
  const sorted = [...allSeries(value)].sort((left, right) => direction * (weight(left) - weight(right)));
  return Number.isNaN(limit) ? sorted : sorted.slice(0, limit);
};

const slice: MathFunction = ([value = [], start = 0, end = Number.POSITIVE_INFINITY]) => {
  if (!isNumber(start) || !isNumber(end)) {
    throw new MathError("SLICE takes numbers");
  }
  return allSeries(value).slice(start, end);
};

const timeSeries: MathFunction = ([value = 0], { periodSeconds, times: all }) => {
  if (!isNumber(value)) {
    throw new MathError("TIME_SERIES takes a number");
  }
  return seriesOf(
    all(periodSeconds).map((at) => [at, value] as const),
    periodSeconds,
  );
};

const metrics: MathFunction = ([filter = { text: "" }], { metrics: all }) => {
  if (!isText(filter)) {
    throw new MathError("METRICS takes a text");
  }
  return [...all].filter(([id]) => id.includes(filter.text)).map(([, series]) => series);
};

/** The one series that is there, or that is first or last. */
const single =
  (index: 0 | -1): MathFunction =>
  ([value = []]) => {
    const found = allSeries(value).at(index);
    if (found === undefined) {
      throw new MathError("There is no time series");
    }
    return found;
  };

interface Signature {
  readonly run: MathFunction;
  readonly least: number;
  readonly most: number;
}

const takes = (least: number, most: number, run: MathFunction): Signature => ({ run, least, most });

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list */
export const FUNCTIONS: Readonly<Record<string, Signature>> = {
  ...Object.fromEntries(
    Object.entries(REDUCTIONS).map(([name, reduce]) => [name, takes(1, 500, (args) => reduced(args, reduce))]),
  ),
  ABS: takes(1, 1, numbers(Math.abs)),
  CEIL: takes(1, 1, numbers(Math.ceil)),
  FLOOR: takes(1, 1, numbers(Math.floor)),
  LOG: takes(1, 1, numbers(Math.log)),
  LOG10: takes(1, 1, numbers(Math.log10)),
  DIFF: takes(
    1,
    1,
    withPrevious((number, _at, before) => number - before),
  ),
  DIFF_TIME: takes(
    1,
    1,
    withPrevious((_number, at, _before, beforeAt) => (at - beforeAt) / 1000),
  ),
  RATE: takes(
    1,
    1,
    withPrevious((number, at, before, beforeAt) => (number - before) / ((at - beforeAt) / 1000)),
  ),
  RUNNING_SUM: takes(1, 1, ([value = []]) =>
    ofEach(value, ({ points, periodSeconds }) => {
      let sum = 0;
      return seriesOf(
        [...points].map(([at, number]) => {
          sum += number;
          return [at, sum] as const;
        }),
        periodSeconds,
      );
    }),
  ),
  FILL: takes(2, 2, fill),
  IF: takes(2, 3, conditional),
  FIRST: takes(1, 1, single(0)),
  LAST: takes(1, 1, single(-1)),
  SORT: takes(3, 4, sort),
  SLICE: takes(2, 3, slice),
  REMOVE_EMPTY: takes(1, 1, ([value = []]) => allSeries(value).filter(({ points }) => points.size > 0)),
  METRICS: takes(0, 1, metrics),
  METRIC_COUNT: takes(1, 1, ([value = []]) => allSeries(value).length),
  DATAPOINT_COUNT: takes(1, 1, ([value = []]) => total(allSeries(value).map(({ points }) => points.size))),
  PERIOD: takes(1, 1, ([value = []]) => allSeries(value)[0]?.periodSeconds ?? Number.NaN),
  TIME_SERIES: takes(1, 1, timeSeries),
  EPOCH: takes(
    1,
    1,
    times((date) => date.getTime() / 1000),
  ),
  MINUTE: takes(
    1,
    1,
    times((date) => date.getUTCMinutes()),
  ),
  HOUR: takes(
    1,
    1,
    times((date) => date.getUTCHours()),
  ),
  DATE: takes(
    1,
    1,
    times((date) => date.getUTCDate()),
  ),
  // Monday is 1.
  DAY: takes(
    1,
    1,
    times((date) => ((date.getUTCDay() + 6) % 7) + 1),
  ),
  MONTH: takes(
    1,
    1,
    times((date) => date.getUTCMonth() + 1),
  ),
  YEAR: takes(
    1,
    1,
    times((date) => date.getUTCFullYear()),
  ),
};

/** Functions of CloudWatch that need what is not there: models, rules, quotas, an index of all metrics. */
export const ELSEWHERE: readonly string[] = [
  "ANOMALY_DETECTION_BAND",
  "DB_PERF_INSIGHTS",
  "INSIGHT_RULE_METRIC",
  "LAMBDA",
  "SEARCH",
  "SERVICE_QUOTA",
];

/** Names that stand for themselves: what FILL and SORT take. */
export const KEYWORDS: readonly string[] = ["REPEAT", "LINEAR", "ASC", "DESC", ...Object.keys(REDUCTIONS)];
